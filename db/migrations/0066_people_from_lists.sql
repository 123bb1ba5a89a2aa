CREATE TABLE "people_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"state" text NOT NULL,
	"rows" jsonb NOT NULL,
	"unused" text[] NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	"reason" text,
	CONSTRAINT "people_imports_state" CHECK ("people_imports"."state" in ('read', 'taken', 'left', 'undone'))
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "import_id" uuid;--> statement-breakpoint
CREATE INDEX "people_imports_force" ON "people_imports" USING btree ("force_id","read_at");--> statement-breakpoint
CREATE INDEX "people_import" ON "people" USING btree ("import_id");
--> statement-breakpoint
ALTER TABLE people_imports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE people_imports FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON people_imports USING (force_id = (SELECT spo_force()) AND EXISTS (
  SELECT FROM person_roles r WHERE r.person_id = spo_actor() AND r.force_id = spo_force() AND r.ended_at IS NULL AND r.role = 'administrator'));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON people_imports TO spo_program;
