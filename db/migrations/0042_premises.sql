CREATE TABLE "premises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"started_on" date NOT NULL,
	"ended_on" date,
	CONSTRAINT "premises_kind" CHECK ("premises"."kind" in ('magistrates', 'youth', 'crown', 'station'))
);
--> statement-breakpoint
ALTER TABLE "premises" ADD CONSTRAINT "premises_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "premises_force" ON "premises" USING btree ("force_id","kind");--> statement-breakpoint
ALTER TABLE premises ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON premises USING (force_id = (SELECT spo_force()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON premises TO spo_program;
