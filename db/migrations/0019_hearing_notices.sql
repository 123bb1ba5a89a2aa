ALTER TABLE "hearings" ADD COLUMN "hearsay_none" text;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "parties_told_on" date;