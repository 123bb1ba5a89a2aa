DROP INDEX "waits_owner_due";--> statement-breakpoint
CREATE INDEX "waits_owner_kind" ON "waits" USING btree ("owner_id","kind","due_at") WHERE "waits"."owner_id" is not null;