ALTER TABLE "custody" DROP CONSTRAINT "custody_what";--> statement-breakpoint
ALTER TABLE "breach_steps" ADD COLUMN "sentence_kind" text;--> statement-breakpoint
ALTER TABLE "breach_steps" ADD COLUMN "sentencing_court" text;--> statement-breakpoint
ALTER TABLE "breach_steps" ADD COLUMN "sentence_months" integer;--> statement-breakpoint
ALTER TABLE "custody" ADD CONSTRAINT "custody_what" CHECK ("custody"."what" in ('received', 'viewed', 'played', 'copied', 'redacted', 'disclosed', 'returned', 'disposed', 'moved'));--> statement-breakpoint
ALTER TABLE "breach_steps" ADD CONSTRAINT "breach_steps_sentence" CHECK ("breach_steps"."sentence_kind" in ('custody', 'suspended', 'communityOrder', 'fine', 'absoluteDischarge', 'conditionalDischarge', 'other'));--> statement-breakpoint
ALTER TABLE "breach_steps" ADD CONSTRAINT "breach_steps_court" CHECK ("breach_steps"."sentencing_court" in ('magistrates', 'crown'));--> statement-breakpoint
ALTER TABLE "breach_steps" DISABLE TRIGGER "breach_steps_former_kept";--> statement-breakpoint
-- What was written as words by the program of before is written as its parts.
UPDATE "breach_steps" SET
  "sentence_kind" = CASE split_part("sentence", ', ', 1)
    WHEN 'Custody' THEN 'custody' WHEN 'Suspended sentence' THEN 'suspended' WHEN 'Community order' THEN 'communityOrder' WHEN 'Fine' THEN 'fine'
    WHEN 'Absolute discharge' THEN 'absoluteDischarge' WHEN 'Conditional discharge' THEN 'conditionalDischarge' WHEN 'Something else' THEN 'other' END,
  "sentencing_court" = CASE WHEN "sentence" LIKE '%Magistrates’ court' THEN 'magistrates' WHEN "sentence" LIKE '%Crown Court' THEN 'crown' END,
  "sentence_months" = substring("sentence" from ', ([0-9]{1,2}) months?(?:,|$)')::integer
WHERE "sentence" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "breach_steps" ENABLE TRIGGER "breach_steps_former_kept";
