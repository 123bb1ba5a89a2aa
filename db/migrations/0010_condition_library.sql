ALTER TABLE "draft_conditions" ADD COLUMN "library_version" integer;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD COLUMN "library_slots" jsonb;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD COLUMN "kept_wording" text;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD COLUMN "kept_against" integer;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD COLUMN "provider_confirmed" text;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD COLUMN "shape" jsonb;--> statement-breakpoint
ALTER TABLE "other_orders" ADD COLUMN "forbids_places" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "other_orders" ADD COLUMN "requires_places" text[] DEFAULT '{}' NOT NULL;