CREATE TABLE "disposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"disposed_id" uuid NOT NULL,
	"retention_group" text NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"approved_by_id" uuid NOT NULL,
	"approved_at" timestamp with time zone NOT NULL,
	"disposed_at" timestamp with time zone NOT NULL,
	"rows" jsonb NOT NULL,
	"events" integer NOT NULL,
	"files" integer NOT NULL,
	"files_left" text[] NOT NULL,
	"backups_until" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"retention_group" text,
	"reason" text NOT NULL,
	"review_on" date,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "retention_steps_kind" CHECK ("retention_steps"."kind" in ('group', 'hold', 'holdLifted', 'kept', 'disposalAsked', 'disposalDeclined', 'disposalApproved')),
	CONSTRAINT "retention_steps_group" CHECK ("retention_steps"."retention_group" in ('publicProtection', 'serious', 'other', 'unfounded'))
);
--> statement-breakpoint
ALTER TABLE "disposals" ADD CONSTRAINT "disposals_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_steps" ADD CONSTRAINT "retention_steps_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disposals_force" ON "disposals" USING btree ("force_id","disposed_at");--> statement-breakpoint
CREATE INDEX "retention_steps_case" ON "retention_steps" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "retention_steps_by_kind" ON "retention_steps" USING btree ("force_id","kind","at");--> statement-breakpoint
ALTER TABLE "retention_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "retention_steps" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "retention_steps" TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT ON "retention_steps" TO spo_program;--> statement-breakpoint
ALTER TABLE "disposals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "disposals" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "disposals" TO spo_program USING (force_id = (SELECT spo_force()));--> statement-breakpoint
GRANT SELECT ON "disposals" TO spo_program;--> statement-breakpoint
-- Whether the record of a force holds a disposal of this case: what is append-only otherwise may then go.
CREATE FUNCTION spo_is_disposed(of_force uuid, of_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM events d WHERE d.act = 'disposeCaseRecord' AND d.subject_kind = 'force' AND d.subject_id = of_force AND d.record_id = of_case)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION spo_former_only_disposed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF spo_is_disposed(OLD.force_id, OLD.case_id) THEN
    IF TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;
    IF NEW.before = '{}' AND NEW.reason = '' AND (to_jsonb(NEW) - ARRAY['before', 'reason']) = (to_jsonb(OLD) - ARRAY['before', 'reason']) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'former_versions is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION spo_gone_only_disposed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND spo_is_disposed(OLD.force_id, OLD.case_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER custody_append_only ON custody;--> statement-breakpoint
CREATE TRIGGER custody_append_only BEFORE UPDATE OR DELETE ON custody FOR EACH ROW EXECUTE FUNCTION spo_gone_only_disposed();--> statement-breakpoint
CREATE TRIGGER retention_steps_append_only BEFORE UPDATE OR DELETE ON retention_steps FOR EACH ROW EXECUTE FUNCTION spo_gone_only_disposed();--> statement-breakpoint
-- Removes a case: its texts in the record, and every row of it in every table that has a case_id, whatever the order in which
-- they refer to each other. Only the owner may. Gives the rows that went from each table, and of `events` those that stay.
CREATE FUNCTION spo_dispose_case(disposed_case uuid, why text, by_person uuid, by_name text, at timestamptz)
RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  c cases;
  tab text;
  gone jsonb := '{}';
  blocked text[];
  before_pass text[];
  n bigint;
BEGIN
  SELECT * INTO STRICT c FROM cases WHERE cases.id = disposed_case AND status = 'closed' FOR UPDATE;
  gone := jsonb_build_object('events', spo_dispose_case_record(disposed_case, why, by_person, by_name, at));
  DELETE FROM unsent_forms WHERE force_id = c.force_id AND starts_with(form, c.ref || ' ');
  SELECT array_agg(k.table_name::text ORDER BY k.table_name) INTO blocked
    FROM information_schema.columns k JOIN pg_class t ON t.relname = k.table_name AND t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
    WHERE k.table_schema = 'public' AND k.column_name = 'case_id' AND k.table_name <> 'events';
  WHILE cardinality(blocked) > 0 LOOP
    before_pass := blocked;
    blocked := '{}';
    FOREACH tab IN ARRAY before_pass LOOP
      BEGIN
        EXECUTE format('DELETE FROM %I WHERE case_id = $1', tab) USING disposed_case;
        GET DIAGNOSTICS n = ROW_COUNT;
        IF n > 0 THEN
          gone := gone || jsonb_build_object(tab, n);
        END IF;
      EXCEPTION WHEN foreign_key_violation THEN
        blocked := blocked || tab;
      END;
    END LOOP;
    IF blocked = before_pass THEN
      RAISE EXCEPTION 'Rows of % refer to each other and cannot be removed', array_to_string(blocked, ', ');
    END IF;
  END LOOP;
  DELETE FROM cases WHERE cases.id = disposed_case;
  RETURN gone || jsonb_build_object('cases', 1);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_is_disposed(uuid, uuid), spo_gone_only_disposed(), spo_dispose_case(uuid, text, uuid, text, timestamptz) FROM PUBLIC;
