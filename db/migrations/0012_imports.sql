CREATE TABLE "attributions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"identifier_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"before" text NOT NULL,
	"whose" text NOT NULL,
	"other" text,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by_id" uuid,
	"undone_reason" text,
	CONSTRAINT "attributions_whose" CHECK ("attributions"."whose" in ('defendant', 'protected', 'other'))
);
--> statement-breakpoint
CREATE TABLE "import_progress" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"done" bigint NOT NULL,
	"total" bigint NOT NULL,
	"rows" integer NOT NULL,
	"attempts" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rejects" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_rejects_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"raw" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"exhibit_id" uuid NOT NULL,
	"state" text NOT NULL,
	"kind" text,
	"headings" text[] NOT NULL,
	"answers" jsonb NOT NULL,
	"read" integer NOT NULL,
	"accepted" integer NOT NULL,
	"rejected" integer NOT NULL,
	"system" integer NOT NULL,
	"duplicates" integer NOT NULL,
	"earliest" timestamp with time zone,
	"latest" timestamp with time zone,
	"date_order_from" text,
	"failure" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"asked_at" timestamp with time zone,
	"asked_by_id" uuid,
	"ended_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"undone_by_id" uuid,
	"undone_reason" text,
	CONSTRAINT "imports_state" CHECK ("imports"."state" in ('waiting', 'queued', 'reading', 'read', 'failed', 'undone'))
);
--> statement-breakpoint
CREATE TABLE "incident_joins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"incident_id" uuid NOT NULL,
	"joined_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by_id" uuid,
	"undone_reason" text
);
--> statement-breakpoint
CREATE TABLE "incident_rows" (
	"incident_id" uuid NOT NULL,
	"message_id" bigint NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "incident_rows_incident_id_message_id_pk" PRIMARY KEY("incident_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"local" text NOT NULL,
	"precision" text NOT NULL,
	"channel" text NOT NULL,
	"direction" text NOT NULL,
	"sender" text NOT NULL,
	"recipients" text[] NOT NULL,
	"text" text NOT NULL,
	"attachments" text[] NOT NULL,
	"doubts" text[] NOT NULL,
	"call_type" text,
	"call_seconds" integer,
	"fingerprint" bigint NOT NULL,
	"duplicate_of" bigint,
	"day" date GENERATED ALWAYS AS (((at at time zone 'Europe/London')::date)) STORED NOT NULL,
	"hour" smallint GENERATED ALWAYS AS ((case when precision = 'day' then null else extract(hour from at at time zone 'Europe/London')::smallint end)) STORED,
	CONSTRAINT "messages_precision" CHECK ("messages"."precision" in ('second', 'minute', 'day')),
	CONSTRAINT "messages_channel" CHECK ("messages"."channel" in ('whatsapp', 'sms', 'mms', 'call', 'email', 'csv')),
	CONSTRAINT "messages_direction" CHECK ("messages"."direction" in ('in', 'out', 'unknown'))
);
--> statement-breakpoint
ALTER TABLE "identifiers" ADD COLUMN "import_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "attributions" ADD CONSTRAINT "attributions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attributions" ADD CONSTRAINT "attributions_identifier_id_identifiers_id_fk" FOREIGN KEY ("identifier_id") REFERENCES "public"."identifiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_progress" ADD CONSTRAINT "import_progress_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_progress" ADD CONSTRAINT "import_progress_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rejects" ADD CONSTRAINT "import_rejects_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rejects" ADD CONSTRAINT "import_rejects_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_exhibit_id_exhibits_id_fk" FOREIGN KEY ("exhibit_id") REFERENCES "public"."exhibits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_joins" ADD CONSTRAINT "incident_joins_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_joins" ADD CONSTRAINT "incident_joins_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_joins" ADD CONSTRAINT "incident_joins_joined_id_incidents_id_fk" FOREIGN KEY ("joined_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_rows" ADD CONSTRAINT "incident_rows_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_rows" ADD CONSTRAINT "incident_rows_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_rows" ADD CONSTRAINT "incident_rows_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attributions_case" ON "attributions" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "import_rejects_import" ON "import_rejects" USING btree ("import_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_number" ON "imports" USING btree ("case_id","number");--> statement-breakpoint
CREATE INDEX "imports_queued" ON "imports" USING btree ("asked_at") WHERE "imports"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "incident_joins_case" ON "incident_joins" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "incident_rows_message" ON "incident_rows" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "messages_when" ON "messages" USING btree ("case_id","at","id");--> statement-breakpoint
CREATE INDEX "messages_sender" ON "messages" USING btree ("case_id","sender","at","id");--> statement-breakpoint
CREATE INDEX "messages_import" ON "messages" USING btree ("import_id","line");--> statement-breakpoint
CREATE INDEX "messages_same" ON "messages" USING btree ("case_id","fingerprint","id");--> statement-breakpoint
CREATE INDEX "messages_counted" ON "messages" USING btree ("case_id","day","hour","channel","direction","sender","import_id") WHERE "messages"."duplicate_of" is null;--> statement-breakpoint
CREATE INDEX "messages_duplicates" ON "messages" USING btree ("case_id","duplicate_of") WHERE "messages"."duplicate_of" is not null;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['imports', 'import_progress', 'import_rejects', 'messages', 'incident_rows', 'attributions', 'incident_joins']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY walls ON %I USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), ''{}''))))', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO spo_program', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE ON imports, import_progress, attributions, incident_joins TO spo_program;
--> statement-breakpoint
-- What a row says is never changed; only which earlier row it repeats.
GRANT UPDATE (duplicate_of) ON messages TO spo_program;
--> statement-breakpoint
-- Whoever reads belongs to no force: the imports that wait, and for whom, and no more.
CREATE FUNCTION spo_queued_imports() RETURNS TABLE (id uuid, force_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT i.id, i.force_id, i.asked_by_id FROM imports i WHERE i.state = 'queued' ORDER BY i.asked_at LIMIT 20
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_queued_imports() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_queued_imports() TO spo_program;
