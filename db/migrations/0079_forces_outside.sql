CREATE TABLE "arrivals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"outside_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"case_ref" text NOT NULL,
	"kind" text NOT NULL,
	"from_force" text NOT NULL,
	"to_force" text NOT NULL,
	"basis" text NOT NULL,
	"basis_why" text NOT NULL,
	"asked" text,
	"due_on" date,
	"contact" text NOT NULL,
	"given" jsonb NOT NULL,
	"record" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	"answer" text,
	"their_ref" text,
	"done_at" timestamp with time zone,
	"outcome" text,
	"noted_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by_id" uuid NOT NULL,
	"file_hash" text NOT NULL,
	"record_head" text,
	"came" text[] NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	CONSTRAINT "arrivals_offer" UNIQUE("force_id","offer_id"),
	CONSTRAINT "arrivals_kind" CHECK ("arrivals"."kind" in ('case', 'check', 'service', 'other')),
	CONSTRAINT "arrivals_basis" CHECK ("arrivals"."basis" in ('defendantThere', 'victimThere', 'conflict', 'actsThere', 'other')),
	CONSTRAINT "arrivals_state" CHECK ("arrivals"."state" in ('offered', 'accepted', 'refused', 'revoked', 'done'))
);
--> statement-breakpoint
CREATE TABLE "outside_forces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"sign_key" text NOT NULL,
	"seal_key" text NOT NULL,
	"started_on" date NOT NULL,
	"ended_on" date,
	"ended_reason" text,
	"added_at" timestamp with time zone NOT NULL,
	"added_by_id" uuid NOT NULL,
	"compared_at" timestamp with time zone,
	"compared_by_id" uuid,
	"compared_with" text,
	CONSTRAINT "outside_forces_key" UNIQUE("force_id","sign_key")
);
--> statement-breakpoint
CREATE TABLE "own_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "own_keys_number" UNIQUE("force_id","number")
);
--> statement-breakpoint
ALTER TABLE "transfers" ALTER COLUMN "to_force_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "outside_id" uuid;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_outside_id_outside_forces_id_fk" FOREIGN KEY ("outside_id") REFERENCES "public"."outside_forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "arrivals_force" ON "arrivals" USING btree ("force_id","at");--> statement-breakpoint
CREATE INDEX "arrivals_outside" ON "arrivals" USING btree ("outside_id");--> statement-breakpoint
CREATE INDEX "outside_forces_force" ON "outside_forces" USING btree ("force_id","name");--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_outside_id_outside_forces_id_fk" FOREIGN KEY ("outside_id") REFERENCES "public"."outside_forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfers_outside" ON "transfers" USING btree ("outside_id");
--> statement-breakpoint
ALTER TABLE outside_forces ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE outside_forces FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE own_keys ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE own_keys FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE arrivals ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE arrivals FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON outside_forces USING (force_id = (SELECT spo_force()));--> statement-breakpoint
CREATE POLICY walls ON own_keys USING (force_id = (SELECT spo_force()));
--> statement-breakpoint
-- Those who answer what other forces offer: as for offers of this installation.
CREATE FUNCTION spo_answers_offers() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM person_roles r WHERE r.person_id = spo_actor() AND r.force_id = spo_force() AND r.ended_at IS NULL AND r.role IN ('coordinator', 'civilOrders', 'supervisor'))
$$;
--> statement-breakpoint
CREATE POLICY walls ON arrivals USING (force_id = (SELECT spo_force()) AND (SELECT spo_answers_offers()));
--> statement-breakpoint
-- Keys never change: other keys are another row.
GRANT SELECT, INSERT, UPDATE (ended_on, ended_reason, compared_at, compared_by_id, compared_with) ON outside_forces TO spo_program;--> statement-breakpoint
GRANT SELECT, INSERT ON own_keys TO spo_program;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (given, record, state, answered_at, answered_by, answer, their_ref, done_at, outcome, noted_at, revoked_at, revoked_reason) ON arrivals TO spo_program;
--> statement-breakpoint
-- What came stays as it was, or goes.
CREATE FUNCTION spo_arrival_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.given <> OLD.given AND NEW.given <> '{}') OR (NEW.record <> OLD.record AND NEW.record <> '[]') THEN
    RAISE EXCEPTION 'What another force gave is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state = 'offered' OR OLD.kind <> 'case' AND OLD.state = 'accepted' AND NEW.state IN ('done', 'revoked')) THEN
    RAISE EXCEPTION 'The transfer has been answered' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER arrivals_changed BEFORE UPDATE ON arrivals FOR EACH ROW EXECUTE FUNCTION spo_arrival_changed();
--> statement-breakpoint
ALTER TABLE transfers ADD CONSTRAINT transfers_one_force CHECK ((to_force_id IS NULL) <> (outside_id IS NULL));
--> statement-breakpoint
-- As on every table of a case; what goes as a file is within the reach of its own force alone.
DROP POLICY door_changes ON transfers;
--> statement-breakpoint
CREATE POLICY door_changes ON transfers AS RESTRICTIVE FOR UPDATE TO spo_program
  USING (force_id = (SELECT spo_force()) OR coalesce(to_force_id = (SELECT spo_force()), false))
  WITH CHECK (case_id IS NULL OR case_id IS DISTINCT FROM (SELECT spo_at_door()));
--> statement-breakpoint
DROP FUNCTION spo_other_forces();
--> statement-breakpoint
-- Forces of the installation, and those outside whose keys were compared and hold today.
CREATE FUNCTION spo_other_forces() RETURNS TABLE (id uuid, name text, outside boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT o.id, o.name, o.outside FROM (
    SELECT f.id, f.name, false AS outside FROM forces f WHERE f.id <> spo_force()
    UNION ALL
    SELECT x.id, x.name, true FROM outside_forces x WHERE x.force_id = spo_force() AND x.compared_at IS NOT NULL
      AND (now() AT TIME ZONE 'Europe/London')::date BETWEEN x.started_on AND coalesce(x.ended_on, 'infinity')) o
  ORDER BY o.name, o.id
$$;
--> statement-breakpoint
-- The record that goes with a case: the program keeps sentences of it back, and changes none.
CREATE OR REPLACE FUNCTION spo_transfer_offered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  whole jsonb;
BEGIN
  IF NEW.to_force_id = NEW.force_id OR NEW.state <> 'offered' OR NEW.answered_at IS NOT NULL THEN
    RAISE EXCEPTION 'A transfer begins as an offer to another force' USING ERRCODE = 'check_violation';
  END IF;
  SELECT f.name INTO NEW.from_force FROM forces f WHERE f.id = NEW.force_id;
  IF NEW.outside_id IS NOT NULL THEN
    SELECT x.name INTO NEW.to_force FROM outside_forces x WHERE x.id = NEW.outside_id AND x.force_id = NEW.force_id AND x.compared_at IS NOT NULL;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'The keys of the other force have not been compared' USING ERRCODE = 'check_violation';
    END IF;
    -- It goes in the file, with its chain.
    NEW.record := '[]';
    RETURN NEW;
  END IF;
  SELECT f.name INTO NEW.to_force FROM forces f WHERE f.id = NEW.to_force_id;
  IF NEW.kind = 'case' THEN
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', e.actor_name, 'sentence', e.sentence) ORDER BY e.seq), '[]')
    INTO whole FROM events e WHERE e.case_id = NEW.case_id AND e.kind = 'act';
    IF jsonb_array_length(NEW.record) <> jsonb_array_length(whole) OR EXISTS (
      SELECT FROM jsonb_array_elements(NEW.record) WITH ORDINALITY n(e, i) JOIN jsonb_array_elements(whole) WITH ORDINALITY w(e, i) USING (i)
      WHERE n.e - 'sentence' <> w.e - 'sentence' OR n.e -> 'sentence' <> w.e -> 'sentence' AND n.e ->> 'sentence' NOT LIKE 'Kept back: %') THEN
      RAISE EXCEPTION 'The record of a case goes with it as it stands' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Of an offer that went as a file its own force records the answer too: it comes as a file. A case that was accepted there before
-- it was taken back here is accepted.
CREATE OR REPLACE FUNCTION spo_transfer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own text[] := ARRAY['state', 'noted_at', 'revoked_at', 'revoked_reason'];
  theirs text[] := ARRAY['state', 'answered_at', 'answered_by', 'answer', 'their_ref', 'done_at', 'outcome', 'noted_at'];
  may text[];
BEGIN
  may := CASE WHEN NEW.to_force_id IS NULL THEN own || theirs WHEN NEW.force_id = spo_force() THEN own ELSE theirs END;
  IF (to_jsonb(NEW) - may) <> (to_jsonb(OLD) - may) THEN
    RAISE EXCEPTION 'Of a transfer, each force changes its own side' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.to_force_id IS NULL THEN
    IF NEW.state <> OLD.state AND NOT (OLD.state = 'offered' OR OLD.kind <> 'case' AND OLD.state = 'accepted' AND NEW.state IN ('done', 'revoked')
      OR OLD.kind = 'case' AND OLD.state = 'revoked' AND NEW.state = 'accepted') THEN
      RAISE EXCEPTION 'The transfer has been answered' USING ERRCODE = 'serialization_failure';
    END IF;
  ELSIF NEW.force_id = spo_force() THEN
    IF NEW.state <> OLD.state AND NOT (NEW.state = 'revoked' AND (OLD.state = 'offered' OR OLD.state = 'accepted' AND OLD.kind <> 'case')) THEN
      RAISE EXCEPTION 'The transfer has been answered' USING ERRCODE = 'serialization_failure';
    END IF;
  ELSIF NOT (OLD.state = 'offered' AND NEW.state IN ('accepted', 'refused') OR OLD.kind <> 'case' AND OLD.state IN ('accepted', 'done') AND NEW.state = 'done') THEN
    RAISE EXCEPTION 'The transfer has been answered' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_other_forces(), spo_arrival_changed() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_other_forces(), spo_arrival_changed(), spo_answers_offers() TO spo_program;
