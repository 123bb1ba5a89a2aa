ALTER TABLE "incident_rows" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "incident_rows" ADD COLUMN "removed_by_id" uuid;--> statement-breakpoint
-- Rows are taken off an incident and put back; which row of which incident it is never changes.
GRANT UPDATE (at, by_id, removed_at, removed_by_id) ON incident_rows TO spo_program;
