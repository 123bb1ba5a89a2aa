ALTER TABLE "person_links" ALTER COLUMN "pair_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "report_imports" ADD COLUMN "format" text NOT NULL DEFAULT 'csv';--> statement-breakpoint
UPDATE "report_imports" SET "format" = 'json' WHERE "file_name" LIKE '%.json';--> statement-breakpoint
ALTER TABLE "report_imports" ALTER COLUMN "format" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "report_imports" ADD COLUMN "taken_by" uuid;--> statement-breakpoint
ALTER TABLE "report_imports" ADD COLUMN "taken_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "report_imports" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "report_imports_running" ON "report_imports" USING btree ("started_at") WHERE "report_imports"."state" = 'running';--> statement-breakpoint
ALTER TABLE "report_imports" ADD CONSTRAINT "report_imports_format" CHECK ("report_imports"."format" in ('csv', 'json'));
--> statement-breakpoint
-- Whoever takes up what was cut short belongs to no force: the imports that nobody is at, and who sent them, and no more.
CREATE FUNCTION spo_running_report_imports() RETURNS TABLE (id uuid, force_id uuid, sender_id uuid, by_system boolean, sender text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT i.id, i.force_id, coalesce(i.by_id, i.system_id), i.by_id IS NULL, coalesce(p.name, s.name, 'Someone who has left')
  FROM report_imports i LEFT JOIN people p ON p.id = i.by_id LEFT JOIN records_systems s ON s.id = i.system_id
  WHERE i.state = 'running' AND (i.taken_until IS NULL OR i.taken_until < clock_timestamp()) ORDER BY i.started_at LIMIT 20
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_running_report_imports() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_running_report_imports() TO spo_program;
