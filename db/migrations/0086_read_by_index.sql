DROP INDEX "assessments_case";--> statement-breakpoint
-- The latest assessment of a case is the last of its index.
CREATE INDEX "assessments_case" ON "assessments" USING btree ("case_id","assessed_on","at");--> statement-breakpoint
-- What is somebody's by name is read from this index alone, as what stands in a queue is from waits_standing.
DROP INDEX "waits_owner_kind";--> statement-breakpoint
CREATE INDEX "waits_owner_kind" ON "waits" USING btree ("owner_id","kind","due_at")
  INCLUDE ("force_id","case_id","id","visible_from","late_from","lapses_at","since","permission","if_owner_left") WHERE "owner_id" IS NOT NULL;
