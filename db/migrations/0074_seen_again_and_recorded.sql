ALTER TABLE "breach_steps" DROP CONSTRAINT "breach_steps_step";--> statement-breakpoint
ALTER TABLE "case_links" ADD COLUMN "aggressor_recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "legal_questions" ADD COLUMN "answer_recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "second_looks" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "breach_steps" ADD CONSTRAINT "breach_steps_step" CHECK ("breach_steps"."step" in ('unitSent', 'seenAgain', 'victimContacted', 'arrestDecided', 'noArrestDecided', 'arrested', 'charged', 'noFurtherAction', 'outcome'));--> statement-breakpoint
-- Who says at the door that it is another event than the one recorded there says why: that reason is added too.
DROP POLICY IF EXISTS door_adds ON overrides;
