CREATE TABLE "frequent_names" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"reports" integer NOT NULL,
	"births" integer NOT NULL,
	"others" integer NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"judged" text,
	"judged_at" timestamp with time zone,
	"judged_by_id" uuid,
	CONSTRAINT "frequent_names_judged" CHECK ("frequent_names"."judged" in ('nobody', 'person'))
);
--> statement-breakpoint
CREATE TABLE "report_work" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"work" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"taken_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	"problem" text,
	CONSTRAINT "report_work_kind" CHECK ("report_work"."work" in ('learn', 'sample'))
);
--> statement-breakpoint
ALTER TABLE "crime_reports" ADD COLUMN "suspect_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "crime_reports" ADD COLUMN "victim_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "frequent_names_one" ON "frequent_names" USING btree ("force_id","given_name","family_name");--> statement-breakpoint
CREATE INDEX "report_work_force" ON "report_work" USING btree ("force_id","asked_at");--> statement-breakpoint
CREATE INDEX "report_work_waiting" ON "report_work" USING btree ("asked_at") WHERE "report_work"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "crime_reports_suspect_key" ON "crime_reports" USING btree ("force_id","suspect_key" collate "C") WHERE "crime_reports"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "crime_reports_victim_key" ON "crime_reports" USING btree ("force_id","victim_key" collate "C") WHERE "crime_reports"."ended_at" is null;
--> statement-breakpoint
UPDATE crime_reports SET
  suspect_key = translate(lower(trim(suspect_family_name)), 'áàâäãåéèêëíìîïóòôöõúùûüýÿñç’', 'aaaaaaeeeeiiiiooooouuuuyync'''),
  victim_key = translate(lower(trim(victim_family_name)), 'áàâäãåéèêëíìîïóòôöõúùûüýÿñç’', 'aaaaaaeeeeiiiiooooouuuuyync''');
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['report_work', 'frequent_names']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY walls ON %I USING (force_id = (SELECT spo_force()))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO spo_program', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Whoever does the work belongs to no force: what waits and who asked for it, and no more.
CREATE FUNCTION spo_waiting_report_work() RETURNS TABLE (id uuid, force_id uuid, person_id uuid, work text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT w.id, w.force_id, w.asked_by_id, w.work FROM report_work w
  WHERE w.ended_at IS NULL AND (w.taken_until IS NULL OR w.taken_until < clock_timestamp()) ORDER BY w.asked_at LIMIT 20
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_waiting_report_work() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_waiting_report_work() TO spo_program;
