CREATE TABLE "behaviour_reasons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"category" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "behaviour_reasons_category" CHECK ("behaviour_reasons"."category" in ('A', 'B', 'C1', 'C2', 'D', 'E', 'F', 'G', 'X'))
);
--> statement-breakpoint
CREATE TABLE "citation_looks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"part" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "behaviour_reasons" ADD CONSTRAINT "behaviour_reasons_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "behaviour_reasons" ADD CONSTRAINT "behaviour_reasons_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_looks" ADD CONSTRAINT "citation_looks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_looks" ADD CONSTRAINT "citation_looks_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "behaviour_reasons_case" ON "behaviour_reasons" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "citation_looks_case" ON "citation_looks" USING btree ("case_id");--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['behaviour_reasons', 'citation_looks']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY walls ON %I USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), ''{}''))))', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO spo_program', name);
  END LOOP;
END $$;
