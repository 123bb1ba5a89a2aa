ALTER TABLE "checks" DROP CONSTRAINT "checks_result";--> statement-breakpoint
ALTER TABLE "correction_proposals" DROP CONSTRAINT "correction_proposals_outcome";--> statement-breakpoint
ALTER TABLE "checks" ALTER COLUMN "condition_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "checks" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_subject" CHECK ("checks"."subject" in ('homeAddress', 'identity'));--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_of" CHECK (num_nonnulls("checks"."condition_id", "checks"."subject") = 1);--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_result" CHECK ("checks"."result" in ('complied', 'breach', 'notDone', 'providerUnavailable', 'asNotified', 'notAsNotified'));--> statement-breakpoint
ALTER TABLE "correction_proposals" ADD CONSTRAINT "correction_proposals_outcome" CHECK ("correction_proposals"."outcome" in ('agreed', 'refused', 'takenBack', 'noLongerSo'));