ALTER TABLE "protected_persons" ADD COLUMN "views_on" date;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "vacated_on" date;