CREATE TABLE "drawn_pieces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"work" text NOT NULL,
	"work_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "drawn_pieces_work" CHECK ("drawn_pieces"."work" in ('decisions', 'checks', 'breaches', 'reviews', 'overrides'))
);
--> statement-breakpoint
ALTER TABLE "drawn_pieces" ADD CONSTRAINT "drawn_pieces_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drawn_pieces_case" ON "drawn_pieces" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "drawn_pieces_at" ON "drawn_pieces" USING btree ("force_id","at","by_id");
--> statement-breakpoint
ALTER TABLE drawn_pieces ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE drawn_pieces FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON drawn_pieces USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
GRANT SELECT, INSERT ON drawn_pieces TO spo_program;
--> statement-breakpoint
-- Work that was finished before anything was drawn is no backlog: where nobody chose another day, the first is today.
ALTER TABLE forces NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE forces SET settings = settings || jsonb_build_object('sampleFrom', to_char(now() AT TIME ZONE 'Europe/London', 'YYYY-MM-DD'))
WHERE coalesce(settings ->> 'sampleFrom', '2026-01-01') = '2026-01-01';
--> statement-breakpoint
ALTER TABLE forces FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Cases that share a name, a day of birth, a number or an account with a person, wherever that person is known from. Of a case
-- that is closed to the reader only that there is one, and only where more than a name is shared.
CREATE FUNCTION spo_cases_of_terms(terms jsonb, except_case uuid) RETURNS TABLE (case_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH shared AS (
    SELECT s.case_id, bool_or(s.kind IN ('defendant', 'alias', 'protected')) AS named, bool_or(s.kind = 'bornOn') AS born,
      bool_or(s.kind IN ('phone', 'email', 'handle')) AS numbered
    FROM jsonb_to_recordset(terms) AS t(kind text, value text)
    JOIN search_terms s ON s.force_id = spo_force() AND s.kind = t.kind AND s.value = t.value
    WHERE s.case_id IS DISTINCT FROM except_case GROUP BY s.case_id)
  SELECT CASE WHEN h.case_id = ANY ((SELECT spo_locked())::uuid[]) THEN NULL ELSE h.case_id END FROM shared h
  WHERE NOT (h.case_id = ANY ((SELECT spo_locked())::uuid[])) OR (h.named AND h.born) OR h.numbered
  ORDER BY h.case_id LIMIT 500
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_cases_of_terms(jsonb, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_cases_of_terms(jsonb, uuid) TO spo_program;
--> statement-breakpoint
DROP FUNCTION spo_cases_sharing(uuid);
--> statement-breakpoint
ALTER TABLE "records_systems" ADD COLUMN "scopes" text[] DEFAULT '{reports}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "records_systems" ALTER COLUMN "scopes" DROP DEFAULT;
--> statement-breakpoint
DROP FUNCTION spo_records_system(text);
--> statement-breakpoint
CREATE FUNCTION spo_records_system(hash text) RETURNS TABLE (id uuid, force_id uuid, name text, ended_at timestamptz, scopes text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.id, s.force_id, s.name, s.ended_at, s.scopes FROM records_systems s WHERE s.token_hash = hash
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_records_system(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_records_system(text) TO spo_program;
--> statement-breakpoint
-- A lock that is shared is held from before a line of the record has its number until it is there: who takes it alone, for a
-- moment, knows that no lower number is still to come.
CREATE OR REPLACE FUNCTION spo_chain_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject_id::text, 42));
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.force_id::text, 44));
  NEW.seq := nextval(pg_get_serial_sequence('events', 'seq'));
  NEW.disposal_id := NULL;
  NEW.salts := spo_new_salts();
  NEW.digests := spo_event_digests(NEW);
  SELECT e.hash INTO NEW.previous_hash FROM events e WHERE e.subject_id = NEW.subject_id ORDER BY e.seq DESC LIMIT 1;
  NEW.hash := spo_event_hash(NEW);
  RETURN NEW;
END $$;
