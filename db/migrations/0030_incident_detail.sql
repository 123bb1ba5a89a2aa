ALTER TABLE "incidents" ADD COLUMN "place_exact" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "page_address" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "captured" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "captured_on" date;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "features" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "witnesses" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "reported" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_place_exact" CHECK ("incidents"."place_exact" in ('exact', 'near', 'area'));--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_captured" CHECK ("incidents"."captured" in ('screenshot', 'officerScreenshot', 'recording', 'export', 'captureTool', 'none'));--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_reported" CHECK ("incidents"."reported" in ('atOnce', 'later', 'no'));