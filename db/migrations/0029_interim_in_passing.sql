ALTER TABLE "order_versions" DROP CONSTRAINT "order_versions_reason";--> statement-breakpoint
ALTER TABLE "order_versions" ADD COLUMN "asked_by" text;--> statement-breakpoint
ALTER TABLE "order_versions" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "order_versions" ADD CONSTRAINT "order_versions_asked_by" CHECK ("order_versions"."asked_by" in ('chiefOfficer', 'defendant', 'court'));--> statement-breakpoint
ALTER TABLE "order_versions" ADD CONSTRAINT "order_versions_reason" CHECK ("order_versions"."reason" in ('made', 'varied', 'renewed', 'extended', 'appeal'));