CREATE TABLE "transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"to_force_id" uuid NOT NULL,
	"to_force" text NOT NULL,
	"from_force" text NOT NULL,
	"basis" text NOT NULL,
	"basis_why" text NOT NULL,
	"asked" text,
	"due_on" date,
	"contact" text NOT NULL,
	"given" jsonb NOT NULL,
	"record" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"state" text NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	"answer" text,
	"their_ref" text,
	"done_at" timestamp with time zone,
	"outcome" text,
	"noted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	CONSTRAINT "transfers_kind" CHECK ("transfers"."kind" in ('case', 'check', 'service', 'other')),
	CONSTRAINT "transfers_basis" CHECK ("transfers"."basis" in ('defendantThere', 'victimThere', 'conflict', 'actsThere', 'other')),
	CONSTRAINT "transfers_state" CHECK ("transfers"."state" in ('offered', 'accepted', 'refused', 'revoked', 'done'))
);
--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_force_id_forces_id_fk" FOREIGN KEY ("to_force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfers_case" ON "transfers" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("to_force_id","at");--> statement-breakpoint
ALTER TABLE transfers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE transfers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON transfers USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
-- The other force sees what is offered to it until that is taken back, and those of it who answer.
CREATE POLICY offered ON transfers FOR SELECT TO spo_program USING (to_force_id = (SELECT spo_force()) AND state <> 'revoked' AND EXISTS (
  SELECT FROM person_roles r WHERE r.person_id = spo_actor() AND r.force_id = spo_force() AND r.ended_at IS NULL AND r.role IN ('coordinator', 'civilOrders', 'supervisor')));
--> statement-breakpoint
CREATE POLICY answered ON transfers FOR UPDATE TO spo_program USING (to_force_id = (SELECT spo_force()) AND state <> 'revoked' AND EXISTS (
  SELECT FROM person_roles r WHERE r.person_id = spo_actor() AND r.force_id = spo_force() AND r.ended_at IS NULL AND r.role IN ('coordinator', 'civilOrders', 'supervisor')));
--> statement-breakpoint
-- As on every table of a case, but what is offered to another force is within its reach too.
CREATE POLICY door_changes ON transfers AS RESTRICTIVE FOR UPDATE TO spo_program
  USING (force_id = (SELECT spo_force()) OR to_force_id = (SELECT spo_force()))
  WITH CHECK (case_id IS NULL OR case_id IS DISTINCT FROM (SELECT spo_at_door()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON transfers TO spo_program;
--> statement-breakpoint
CREATE FUNCTION spo_other_forces() RETURNS TABLE (id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT f.id, f.name FROM forces f WHERE f.id <> spo_force() ORDER BY f.name
$$;
--> statement-breakpoint
CREATE FUNCTION spo_transfers_taken_back() RETURNS TABLE (id uuid, kind text, from_force text, revoked_at timestamptz, revoked_reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.id, t.kind, t.from_force, t.revoked_at, t.revoked_reason FROM transfers t
  WHERE t.to_force_id = spo_force() AND t.state = 'revoked' AND EXISTS (
    SELECT FROM person_roles r WHERE r.person_id = spo_actor() AND r.force_id = spo_force() AND r.ended_at IS NULL AND r.role IN ('coordinator', 'civilOrders', 'supervisor'))
$$;
--> statement-breakpoint
-- An offer begins unanswered, under the names of its forces as they stand, and a case goes with its record.
CREATE FUNCTION spo_transfer_offered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.to_force_id = NEW.force_id OR NEW.state <> 'offered' OR NEW.answered_at IS NOT NULL THEN
    RAISE EXCEPTION 'A transfer begins as an offer to another force' USING ERRCODE = 'check_violation';
  END IF;
  SELECT f.name INTO NEW.from_force FROM forces f WHERE f.id = NEW.force_id;
  SELECT f.name INTO NEW.to_force FROM forces f WHERE f.id = NEW.to_force_id;
  IF NEW.kind = 'case' THEN
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', e.actor_name, 'sentence', e.sentence) ORDER BY e.seq), '[]')
    INTO NEW.record FROM events e WHERE e.case_id = NEW.case_id AND e.kind = 'act';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- What was given stays as it was. Its own force takes it back or notes the answer; the other force answers. Whoever comes
-- second of two at once is told as of a failed serialization, and decides again on what stands.
CREATE FUNCTION spo_transfer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own text[] := ARRAY['state', 'noted_at', 'revoked_at', 'revoked_reason'];
  theirs text[] := ARRAY['state', 'answered_at', 'answered_by', 'answer', 'their_ref', 'done_at', 'outcome', 'noted_at'];
  may text[];
BEGIN
  may := CASE WHEN NEW.force_id = spo_force() THEN own ELSE theirs END;
  IF (to_jsonb(NEW) - may) <> (to_jsonb(OLD) - may) THEN
    RAISE EXCEPTION 'Of a transfer, each force changes its own side' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.force_id = spo_force() THEN
    IF NEW.state <> OLD.state AND NOT (NEW.state = 'revoked' AND (OLD.state = 'offered' OR OLD.state = 'accepted' AND OLD.kind <> 'case')) THEN
      RAISE EXCEPTION 'The transfer has been answered' USING ERRCODE = 'serialization_failure';
    END IF;
  ELSIF NOT (OLD.state = 'offered' AND NEW.state IN ('accepted', 'refused') OR OLD.kind <> 'case' AND OLD.state IN ('accepted', 'done') AND NEW.state = 'done') THEN
    RAISE EXCEPTION 'The transfer has been answered' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER transfers_offered BEFORE INSERT ON transfers FOR EACH ROW EXECUTE FUNCTION spo_transfer_offered();
--> statement-breakpoint
CREATE TRIGGER transfers_changed BEFORE UPDATE ON transfers FOR EACH ROW EXECUTE FUNCTION spo_transfer_changed();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_other_forces(), spo_transfers_taken_back(), spo_transfer_offered(), spo_transfer_changed() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_other_forces(), spo_transfers_taken_back(), spo_transfer_offered(), spo_transfer_changed() TO spo_program;
