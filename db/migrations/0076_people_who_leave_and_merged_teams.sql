ALTER TABLE "districts" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "given_by" text DEFAULT 'hand' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "last_day" date;--> statement-breakpoint
ALTER TABLE "person_roles" ADD COLUMN "given_by" text DEFAULT 'hand' NOT NULL;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "former_districts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "former_teams" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "cases_former_teams" ON "cases" USING btree ("force_id") WHERE "cases"."former_teams" <> '[]';--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_given_by" CHECK ("memberships"."given_by" in ('hand', 'directory'));--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_given_by" CHECK ("person_roles"."given_by" in ('hand', 'directory'));