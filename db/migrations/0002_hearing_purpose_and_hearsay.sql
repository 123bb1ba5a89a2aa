ALTER TABLE "hearings" ADD COLUMN "purpose" text;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "hearsay_served_on" date;