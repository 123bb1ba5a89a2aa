CREATE TABLE "entry_acks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "entry_acks" ADD CONSTRAINT "entry_acks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_acks_event" ON "entry_acks" USING btree ("event_id","at");--> statement-breakpoint
CREATE INDEX "entry_acks_case" ON "entry_acks" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "entry_acks_at" ON "entry_acks" USING btree ("force_id","at");
--> statement-breakpoint
ALTER TABLE entry_acks ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE entry_acks FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON entry_acks USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
GRANT SELECT, INSERT ON entry_acks TO spo_program;
--> statement-breakpoint
CREATE TABLE "records_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"system_id" uuid NOT NULL,
	"crime_reference" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"officer" text,
	"is_stalking" boolean,
	"reason" text,
	"case_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"answer" text,
	"answer_note" text,
	"answered_at" timestamp with time zone,
	"answered_by_id" uuid,
	CONSTRAINT "records_changes_answer" CHECK ("records_changes"."answer" in ('right', 'wrong'))
);
--> statement-breakpoint
ALTER TABLE "records_changes" ADD CONSTRAINT "records_changes_system_id_records_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "public"."records_systems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records_changes" ADD CONSTRAINT "records_changes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "records_changes_crime" ON "records_changes" USING btree ("force_id","crime_reference","changed_at");--> statement-breakpoint
CREATE INDEX "records_changes_case" ON "records_changes" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "records_changes_at" ON "records_changes" USING btree ("force_id","at","id");
--> statement-breakpoint
ALTER TABLE records_changes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE records_changes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A change of a crime of a restricted case is written by a system that sees nothing of it.
CREATE POLICY walls ON records_changes FOR SELECT USING (force_id = (SELECT spo_force()) AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));
--> statement-breakpoint
CREATE POLICY adding ON records_changes FOR INSERT WITH CHECK (force_id = (SELECT spo_force()));
--> statement-breakpoint
CREATE POLICY changing ON records_changes FOR UPDATE USING (force_id = (SELECT spo_force()) AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON records_changes TO spo_program;
--> statement-breakpoint
-- Cases of the force that hold a crime reference: their ids alone, of restricted ones too, so that what is said of a crime stands behind their wall.
CREATE FUNCTION spo_cases_of_crime(reference text) RETURNS TABLE (case_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT s.case_id FROM search_terms s
  WHERE s.force_id = spo_force() AND s.kind = 'crimeReference' AND s.value = regexp_replace(lower(reference), '[^a-z0-9]', '', 'g')
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_cases_of_crime(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_cases_of_crime(text) TO spo_program;
