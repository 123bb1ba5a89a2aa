CREATE TABLE "crime_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"ref" text NOT NULL,
	"recorded_on" date NOT NULL,
	"recorded_at" text NOT NULL,
	"occurred_from" text NOT NULL,
	"occurred_to" text NOT NULL,
	"offence_code" text NOT NULL,
	"offence" text NOT NULL,
	"district" text NOT NULL,
	"team" text NOT NULL,
	"officer" text NOT NULL,
	"suspect_ref" text NOT NULL,
	"suspect_given_names" text NOT NULL,
	"suspect_family_name" text NOT NULL,
	"suspect_born_on" text NOT NULL,
	"suspect_address" text NOT NULL,
	"suspect_postcode" text NOT NULL,
	"suspect_phones" text NOT NULL,
	"suspect_emails" text NOT NULL,
	"suspect_handles" text NOT NULL,
	"victim_ref" text NOT NULL,
	"victim_given_names" text NOT NULL,
	"victim_family_name" text NOT NULL,
	"victim_born_on" text NOT NULL,
	"victim_address" text NOT NULL,
	"victim_postcode" text NOT NULL,
	"victim_phones" text NOT NULL,
	"victim_emails" text NOT NULL,
	"victim_handles" text NOT NULL,
	"relationship" text NOT NULL,
	"summary" text NOT NULL,
	"outcome" text NOT NULL,
	"spo_considered" text NOT NULL,
	"content_hash" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"link_number" bigint,
	"replaces_id" uuid,
	"ended_at" timestamp with time zone,
	"ended_because" text
);
--> statement-breakpoint
CREATE TABLE "link_judgements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"sample" uuid NOT NULL,
	"place" integer NOT NULL,
	"one_ref" text NOT NULL,
	"other_ref" text NOT NULL,
	"score" real NOT NULL,
	"linked" boolean NOT NULL,
	"drawn_from" integer NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	"judged" text,
	"judged_at" timestamp with time zone,
	"judged_by_id" uuid,
	CONSTRAINT "link_judgements_judged" CHECK ("link_judgements"."judged" in ('same', 'not', 'cannotTell'))
);
--> statement-breakpoint
CREATE TABLE "linkage_weights" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"learnt_at" timestamp with time zone NOT NULL,
	"by_id" uuid,
	"reports" integer NOT NULL,
	"weights" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pair_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"pair_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"limb" text,
	"reason" text NOT NULL,
	"wrong_test" text,
	"case_ref" text,
	"reports" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "pair_decisions_limb" CHECK ("pair_decisions"."limb" in ('acts', 'risk', 'necessity'))
);
--> statement-breakpoint
CREATE TABLE "pair_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"pair_id" uuid NOT NULL,
	"report_ref" text NOT NULL,
	"link_id" uuid,
	"added_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_link_id" uuid
);
--> statement-breakpoint
CREATE TABLE "person_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"pair_id" uuid NOT NULL,
	"other_pair_id" uuid,
	"side" text NOT NULL,
	"same" boolean NOT NULL,
	"report_refs" text[] NOT NULL,
	"other_refs" text[] NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	"ended_reason" text,
	CONSTRAINT "person_links_side" CHECK ("person_links"."side" in ('both', 'suspect', 'victim'))
);
--> statement-breakpoint
CREATE TABLE "records_systems" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by_id" uuid NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "report_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"system_id" uuid,
	"by_id" uuid,
	"file_sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"progress_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"state" text NOT NULL,
	"problem" text,
	"read" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"pairs_found" integer DEFAULT 0 NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by_id" uuid,
	"undone_reason" text,
	CONSTRAINT "report_imports_state" CHECK ("report_imports"."state" in ('running', 'done', 'failed', 'undone'))
);
--> statement-breakpoint
CREATE TABLE "report_pairs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"state" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"waiting_since" timestamp with time zone NOT NULL,
	"asked_again" boolean NOT NULL,
	"reports" integer NOT NULL,
	"score" real NOT NULL,
	"suspect_score" real NOT NULL,
	"suspect_why" text[] NOT NULL,
	"suspect_against" text[] NOT NULL,
	"victim_score" real NOT NULL,
	"victim_why" text[] NOT NULL,
	"victim_against" text[] NOT NULL,
	"by_hand" boolean NOT NULL,
	"suspect" text NOT NULL,
	"victim" text NOT NULL,
	"first_recorded_on" date NOT NULL,
	"last_recorded_on" date NOT NULL,
	"offence" text NOT NULL,
	"district" text NOT NULL,
	"team" text NOT NULL,
	"relationship" text NOT NULL,
	"case_ref" text,
	"joined_into_id" uuid,
	CONSTRAINT "report_pairs_state" CHECK ("report_pairs"."state" in ('waiting', 'decided', 'dismissed', 'joined', 'apart'))
);
--> statement-breakpoint
CREATE TABLE "report_rejects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"report_ref" text,
	"reason" text NOT NULL,
	"taken" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "crime_reports" ADD CONSTRAINT "crime_reports_import_id_report_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."report_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pair_decisions" ADD CONSTRAINT "pair_decisions_pair_id_report_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."report_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pair_reports" ADD CONSTRAINT "pair_reports_pair_id_report_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."report_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_pair_id_report_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."report_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_imports" ADD CONSTRAINT "report_imports_system_id_records_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "public"."records_systems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_rejects" ADD CONSTRAINT "report_rejects_import_id_report_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."report_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "crime_reports_ref" ON "crime_reports" USING btree ("force_id","ref") WHERE "crime_reports"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "crime_reports_import" ON "crime_reports" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "crime_reports_linked" ON "crime_reports" USING btree ("force_id","link_number") WHERE "crime_reports"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "crime_reports_replaces" ON "crime_reports" USING btree ("replaces_id");--> statement-breakpoint
CREATE INDEX "link_judgements_sample" ON "link_judgements" USING btree ("force_id","drawn_at","place");--> statement-breakpoint
CREATE INDEX "linkage_weights_force" ON "linkage_weights" USING btree ("force_id","learnt_at");--> statement-breakpoint
CREATE INDEX "pair_decisions_pair" ON "pair_decisions" USING btree ("pair_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "pair_reports_one" ON "pair_reports" USING btree ("force_id","report_ref") WHERE "pair_reports"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "pair_reports_pair" ON "pair_reports" USING btree ("pair_id");--> statement-breakpoint
CREATE INDEX "person_links_pair" ON "person_links" USING btree ("pair_id","at");--> statement-breakpoint
CREATE INDEX "person_links_force" ON "person_links" USING btree ("force_id","ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "records_systems_token" ON "records_systems" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "records_systems_force" ON "records_systems" USING btree ("force_id");--> statement-breakpoint
CREATE INDEX "report_imports_force" ON "report_imports" USING btree ("force_id","started_at");--> statement-breakpoint
CREATE INDEX "report_pairs_waiting" ON "report_pairs" USING btree ("force_id","state","first_recorded_on","id");--> statement-breakpoint
CREATE INDEX "report_rejects_import" ON "report_rejects" USING btree ("import_id","line");--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['records_systems', 'report_imports', 'report_rejects', 'crime_reports', 'report_pairs', 'pair_reports', 'pair_decisions', 'person_links', 'linkage_weights', 'link_judgements']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY walls ON %I USING (force_id = (SELECT spo_force()))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO spo_program', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- What was decided, refused or learnt at the time is never said again differently.
REVOKE UPDATE ON report_rejects, pair_decisions, linkage_weights FROM spo_program;
--> statement-breakpoint
-- A records system calls before a force is known. Definer: its row is closed to whoever has no force.
CREATE FUNCTION spo_records_system(hash text) RETURNS TABLE (id uuid, force_id uuid, name text, ended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.id, s.force_id, s.name, s.ended_at FROM records_systems s WHERE s.token_hash = hash
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_records_system(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_records_system(text) TO spo_program;
