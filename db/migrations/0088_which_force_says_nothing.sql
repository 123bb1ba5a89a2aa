-- Row-level security asks of every row whose force it is. An installation is one force's with a few rows of others, which PostgreSQL
-- takes for as many equal parts: it then reads the index of all rows of the force, to narrow what another index has found already.
-- It is told that the force tells nothing apart.
ALTER TABLE "cases" ALTER COLUMN "force_id" SET (n_distinct = 1);--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "force_id" SET (n_distinct = 1);--> statement-breakpoint
ALTER TABLE "waits" ALTER COLUMN "force_id" SET (n_distinct = 1);--> statement-breakpoint
ANALYZE "cases" ("force_id"), "events" ("force_id"), "waits" ("force_id");--> statement-breakpoint
-- What waits on a case and is nobody's by name, nor by what they may do, is its officer's: read for each of their cases from this index alone.
CREATE INDEX "waits_unnamed" ON "waits" USING btree ("case_id")
  INCLUDE ("force_id","kind","id","visible_from","late_from","lapses_at","since","due_at","if_owner_left","owner_id","permission")
  WHERE "owner_id" IS NULL AND "permission" IS NULL AND "case_id" IS NOT NULL;--> statement-breakpoint
-- What a person did last, among many times as much that they only looked at.
CREATE INDEX "events_actor_done" ON "events" USING btree ("actor_id","at") WHERE kind = 'act';
