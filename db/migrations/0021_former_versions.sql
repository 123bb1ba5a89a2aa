CREATE TABLE "former_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"before" jsonb NOT NULL,
	"reason" text NOT NULL,
	"how" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "former_versions_how" CHECK ("former_versions"."how" in ('corrected', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "former_versions" ADD CONSTRAINT "former_versions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_versions_case" ON "former_versions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "former_versions_record" ON "former_versions" USING btree ("record_id","version");--> statement-breakpoint
INSERT INTO former_versions (id, force_id, case_id, record_kind, record_id, version, before, reason, how, recorded_at, by_id)
  SELECT v.id, v.force_id, v.case_id, 'incidents', v.incident_id, v.version, v.before, v.reason, 'corrected', v.at, v.by_id
  FROM incident_versions v;
--> statement-breakpoint
INSERT INTO former_versions (id, force_id, case_id, record_kind, record_id, version, before, reason, how, recorded_at, by_id)
  SELECT gen_random_uuid(), i.force_id, i.case_id, 'incidents', i.id, greatest(i.version - 1, 1), '{}', coalesce(i.withdrawn_reason, ''), 'withdrawn', i.withdrawn_at, e.actor_id
  FROM incidents i JOIN LATERAL (
    SELECT e.actor_id FROM events e
    WHERE e.case_id = i.case_id AND e.record_id = i.id AND e.act = 'withdrawIncident' AND e.actor_id IS NOT NULL
    ORDER BY e.seq DESC LIMIT 1) e ON true
  WHERE i.withdrawn_at IS NOT NULL;
--> statement-breakpoint
DROP TABLE "incident_versions" CASCADE;--> statement-breakpoint
ALTER TABLE former_versions ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON former_versions USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT ON former_versions TO spo_program;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "salts" jsonb;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "digests" jsonb;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "disposal_id" uuid;--> statement-breakpoint
-- What did not fit under the hashes of old must not fit under the new ones.
CREATE TEMP TABLE misfits ON COMMIT DROP AS
  SELECT id FROM (
    SELECT e.id, e.hash IS DISTINCT FROM spo_event_hash(e)
      OR e.previous_hash IS DISTINCT FROM lag(e.hash) OVER (PARTITION BY e.subject_id ORDER BY e.seq) AS wrong
    FROM events e) chain
  WHERE wrong;
--> statement-breakpoint
-- The texts of an event that a disposal may erase. Their digests, each with a salt of its own, stand in the chain for them.
CREATE FUNCTION spo_erasable_columns() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY['detail', 'sentence', 'despite', 'actor_name'] $$;
--> statement-breakpoint
CREATE FUNCTION spo_event_text(e events, name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE name WHEN 'detail' THEN e.detail::text WHEN 'sentence' THEN e.sentence WHEN 'despite' THEN e.despite WHEN 'actor_name' THEN e.actor_name END
$$;
--> statement-breakpoint
CREATE FUNCTION spo_new_salts() RETURNS jsonb LANGUAGE sql VOLATILE AS $$
  SELECT jsonb_object_agg(name, replace(gen_random_uuid()::text, '-', '')) FROM unnest(spo_erasable_columns()) name
$$;
--> statement-breakpoint
CREATE FUNCTION spo_text_digest(salt text, value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(salt || coalesce('+' || value, '-'), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION spo_event_digests(e events) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_object_agg(name, spo_text_digest(e.salts->>name, spo_event_text(e, name))) FROM unnest(spo_erasable_columns()) name
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION spo_event_hash(e events) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e.previous_hash, e.id, e.force_id, e.kind, e.subject_kind, e.subject_id, e.case_id, e.act, e.record_kind, e.record_id, e.actor_id,
    e.actor_roles, e.from_status, e.to_status, e.digests, extract(epoch FROM e.at))::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION spo_event_blank(e events, name text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT NOT e.salts ? name AND CASE name WHEN 'detail' THEN e.detail = '{}' WHEN 'despite' THEN e.despite IS NULL ELSE spo_event_text(e, name) = '' END
$$;
--> statement-breakpoint
-- Whether a disposal of this event's case is in the record of the force.
CREATE FUNCTION spo_event_disposed(e events) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT e.disposal_id IS NOT NULL AND EXISTS (
    SELECT FROM events d WHERE d.id = e.disposal_id AND d.act = 'disposeCaseRecord' AND d.subject_kind = 'force'
      AND d.subject_id = e.force_id AND d.record_id = e.case_id)
$$;
--> statement-breakpoint
-- Whether an event is as it was written: every text fits its digest or was erased by a disposal, and its hash covers the rest.
CREATE FUNCTION spo_event_fits(e events) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT e.hash IS NOT DISTINCT FROM spo_event_hash(e) AND (
    SELECT bool_and(coalesce(
      spo_text_digest(e.salts->>name, spo_event_text(e, name)) = e.digests->>name, spo_event_blank(e, name) AND spo_event_disposed(e), false))
    FROM unnest(spo_erasable_columns()) name)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION spo_chain_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject_id::text, 42));
  NEW.seq := nextval(pg_get_serial_sequence('events', 'seq'));
  NEW.disposal_id := NULL;
  NEW.salts := spo_new_salts();
  NEW.digests := spo_event_digests(NEW);
  SELECT e.hash INTO NEW.previous_hash FROM events e WHERE e.subject_id = NEW.subject_id ORDER BY e.seq DESC LIMIT 1;
  NEW.hash := spo_event_hash(NEW);
  RETURN NEW;
END $$;
--> statement-breakpoint
ALTER TABLE events DISABLE TRIGGER events_append_only;--> statement-breakpoint
UPDATE events SET salts = (SELECT jsonb_object_agg(name, replace(gen_random_uuid()::text, '-', '')) FROM unnest(spo_erasable_columns()) name WHERE events.id IS NOT NULL);
--> statement-breakpoint
UPDATE events e SET digests = spo_event_digests(e);
--> statement-breakpoint
DO $$
DECLARE
  e events;
  previous text;
  subject uuid;
BEGIN
  FOR e IN SELECT * FROM events ORDER BY subject_id, seq LOOP
    IF subject IS DISTINCT FROM e.subject_id THEN
      subject := e.subject_id;
      previous := NULL;
    END IF;
    e.previous_hash := previous;
    IF NOT EXISTS (SELECT FROM misfits m WHERE m.id = e.id) THEN
      e.hash := spo_event_hash(e);
    END IF;
    UPDATE events SET previous_hash = e.previous_hash, hash = e.hash WHERE id = e.id;
    previous := e.hash;
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE events ENABLE TRIGGER events_append_only;--> statement-breakpoint
DROP TRIGGER events_append_only ON events;--> statement-breakpoint
-- An event changes in one way only: texts with their salts are erased under a disposal that the record holds.
CREATE FUNCTION spo_events_only_disposed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND spo_event_disposed(NEW)
    AND (to_jsonb(NEW) - spo_erasable_columns() - ARRAY['salts', 'disposal_id']) = (to_jsonb(OLD) - spo_erasable_columns() - ARRAY['salts', 'disposal_id'])
    AND (SELECT bool_and(spo_event_blank(NEW, name)
        OR (NEW.salts->>name IS NOT DISTINCT FROM OLD.salts->>name AND spo_event_text(NEW, name) IS NOT DISTINCT FROM spo_event_text(OLD, name)))
      FROM unnest(spo_erasable_columns()) name)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'events is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION spo_events_only_disposed();
--> statement-breakpoint
CREATE FUNCTION spo_former_only_disposed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.before = '{}' AND NEW.reason = ''
    AND (to_jsonb(NEW) - ARRAY['before', 'reason']) = (to_jsonb(OLD) - ARRAY['before', 'reason'])
    AND EXISTS (SELECT FROM events d WHERE d.act = 'disposeCaseRecord' AND d.subject_id = OLD.force_id AND d.record_id = OLD.case_id)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'former_versions is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER former_versions_append_only BEFORE UPDATE OR DELETE ON former_versions FOR EACH ROW EXECUTE FUNCTION spo_former_only_disposed();
--> statement-breakpoint
-- Erases the texts of a case's record and of what its records said before. Only the owner may: nobody else may change an event.
-- The force's record keeps that it was done.
CREATE FUNCTION spo_dispose_case_record(disposed_case uuid, why text, by_person uuid, by_name text, at timestamptz, erase text[] DEFAULT ARRAY['detail', 'sentence', 'despite'])
RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  c cases;
  disposal uuid := gen_random_uuid();
  erased integer;
BEGIN
  IF NOT erase <@ spo_erasable_columns() OR coalesce(why, '') = '' THEN
    RAISE EXCEPTION 'A disposal needs a reason and names texts that can be erased' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT * INTO STRICT c FROM cases WHERE cases.id = disposed_case;
  INSERT INTO events (id, force_id, kind, subject_kind, subject_id, case_id, act, record_kind, record_id, actor_id, actor_name, actor_roles, detail, sentence, at)
    VALUES (disposal, c.force_id, 'act', 'force', c.force_id, NULL, 'disposeCaseRecord', 'case', c.id, by_person, by_name, '{}',
      jsonb_build_object('reason', why, 'erased', erase), 'Disposed of the record of case ' || c.ref, at);
  UPDATE events e SET
    detail = CASE WHEN 'detail' = ANY (erase) THEN '{}' ELSE e.detail END,
    sentence = CASE WHEN 'sentence' = ANY (erase) THEN '' ELSE e.sentence END,
    despite = CASE WHEN 'despite' = ANY (erase) THEN NULL ELSE e.despite END,
    actor_name = CASE WHEN 'actor_name' = ANY (erase) THEN '' ELSE e.actor_name END,
    salts = e.salts - erase,
    disposal_id = disposal
  WHERE e.case_id = disposed_case;
  GET DIAGNOSTICS erased = ROW_COUNT;
  UPDATE former_versions SET before = '{}', reason = '' WHERE case_id = disposed_case;
  RETURN erased;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_erasable_columns(), spo_event_text(events, text), spo_new_salts(), spo_text_digest(text, text), spo_event_digests(events), spo_event_blank(events, text), spo_event_disposed(events), spo_event_fits(events), spo_events_only_disposed(), spo_former_only_disposed() FROM PUBLIC;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_dispose_case_record(uuid, text, uuid, text, timestamptz, text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_erasable_columns(), spo_event_text(events, text), spo_text_digest(text, text), spo_event_blank(events, text), spo_event_disposed(events), spo_event_fits(events) TO spo_program;
