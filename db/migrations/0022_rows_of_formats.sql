DROP INDEX "messages_counted";--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "inner_name" text;--> statement-breakpoint
ALTER TABLE "import_rejects" ADD COLUMN "file" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "files" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "place" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "marks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "file" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "app" text;--> statement-breakpoint
CREATE INDEX "messages_counted" ON "messages" USING btree ("case_id","day","hour","channel","direction","sender","import_id","force_id") WHERE "messages"."duplicate_of" is null and "messages"."kind" is null;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('place', 'notice'));