ALTER TABLE "applications" ADD COLUMN "written_by_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD COLUMN "breach_proof" text;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD COLUMN "removed_reason" text;