CREATE TABLE "absences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"stand_in_id" uuid,
	"removed_at" timestamp with time zone,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarm_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"rung" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"why" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"mail_id" uuid,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "alarm_rounds" (
	"force_id" uuid PRIMARY KEY NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarm_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ladder" jsonb NOT NULL,
	"seen_within_minutes" integer NOT NULL,
	"by_mail" boolean NOT NULL,
	CONSTRAINT "alarm_rules_code" CHECK ("alarm_rules"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'orderEnding', 'release'))
);
--> statement-breakpoint
CREATE TABLE "alarms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"wait_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about_kind" text NOT NULL,
	"about_id" uuid NOT NULL,
	"params" jsonb NOT NULL,
	"occasion" integer NOT NULL,
	"rung" integer NOT NULL,
	"alarm_at" timestamp with time zone NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"silent" boolean NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "alarms_kind" CHECK ("alarms"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'orderEnding', 'release'))
);
--> statement-breakpoint
CREATE TABLE "duty_turns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"role" text NOT NULL,
	"person_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"by_id" uuid NOT NULL,
	CONSTRAINT "duty_turns_role" CHECK ("duty_turns"."role" in ('inspector', 'supervisor', 'coordinator'))
);
--> statement-breakpoint
ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_kind";--> statement-breakpoint
DROP INDEX "outgoing_mail_due";--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "refused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_stand_in_id_people_id_fk" FOREIGN KEY ("stand_in_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_notices" ADD CONSTRAINT "alarm_notices_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_notices" ADD CONSTRAINT "alarm_notices_alarm_id_alarms_id_fk" FOREIGN KEY ("alarm_id") REFERENCES "public"."alarms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_notices" ADD CONSTRAINT "alarm_notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_notices" ADD CONSTRAINT "alarm_notices_mail_id_outgoing_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outgoing_mail"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_rounds" ADD CONSTRAINT "alarm_rounds_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_rules" ADD CONSTRAINT "alarm_rules_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_turns" ADD CONSTRAINT "duty_turns_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_turns" ADD CONSTRAINT "duty_turns_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_until" ON "absences" USING btree ("force_id","until_on");--> statement-breakpoint
CREATE UNIQUE INDEX "alarm_notices_once" ON "alarm_notices" USING btree ("alarm_id","rung","person_id");--> statement-breakpoint
CREATE INDEX "alarm_notices_person" ON "alarm_notices" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "alarm_notices_unseen" ON "alarm_notices" USING btree ("person_id") WHERE "alarm_notices"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "alarm_notices_case" ON "alarm_notices" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alarm_rules_kind" ON "alarm_rules" USING btree ("force_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "alarms_once" ON "alarms" USING btree ("wait_id","occasion") WHERE "alarms"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "alarms_case" ON "alarms" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "alarms_next" ON "alarms" USING btree ("force_id","next_at") WHERE "alarms"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "alarms_raised" ON "alarms" USING btree ("force_id","raised_at");--> statement-breakpoint
CREATE INDEX "duty_turns_until" ON "duty_turns" USING btree ("force_id","until_at");--> statement-breakpoint
CREATE INDEX "outgoing_mail_due" ON "outgoing_mail" USING btree ("due_at") WHERE "outgoing_mail"."sent_at" is null and "outgoing_mail"."given_up_at" is null and "outgoing_mail"."withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" in ('emergencyOpening', 'restrictedAttempt', 'liftingAsked', 'refusalQuestioned', 'refusalEscalated', 'applicationReturned', 'applicationWaiting', 'breachRecorded', 'caseAllocated', 'alarmBreachUnactioned', 'alarmBreachRepeated', 'alarmBreachThird', 'alarmGap', 'alarmUnserved', 'alarmNotification', 'alarmHearsayNotice', 'alarmOwnerless', 'alarmOwnerLeft', 'alarmOrderEnding', 'alarmRelease'));
--> statement-breakpoint
CREATE INDEX "waits_alarms" ON "waits" USING btree ("force_id","kind") WHERE "waits"."alarms" <> '{}' OR "waits"."if_owner_left";
--> statement-breakpoint
ALTER TABLE "duty_turns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "duty_turns" TO spo_program USING (force_id = (SELECT spo_force()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "duty_turns" TO spo_program;--> statement-breakpoint
ALTER TABLE "absences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "absences" TO spo_program USING (force_id = (SELECT spo_force()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "absences" TO spo_program;--> statement-breakpoint
ALTER TABLE "alarm_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "alarm_rules" TO spo_program USING (force_id = (SELECT spo_force()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "alarm_rules" TO spo_program;--> statement-breakpoint
ALTER TABLE "alarm_rounds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "alarm_rounds" TO spo_program USING (force_id = (SELECT spo_force()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "alarm_rounds" TO spo_program;--> statement-breakpoint
ALTER TABLE "alarms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "alarms" TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "alarms" TO spo_program;--> statement-breakpoint
ALTER TABLE "alarm_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "alarm_notices" TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "alarm_notices" TO spo_program;
--> statement-breakpoint
-- The cases of the force whose alarms have something to do, restricted ones too: their ids and no more. A time of a row has
-- come and nobody raised it, somebody has not seen one in time, the relay refused one, or what it was about is over.
CREATE FUNCTION spo_alarmed_cases(moment timestamptz, kinds text[], most int) RETURNS TABLE (case_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH standing AS (
    SELECT w.id, w.case_id, CASE WHEN w.if_owner_left THEN 1 ELSE (SELECT count(*) FROM unnest(w.alarms) t WHERE t <= moment) END AS come
    FROM waits w LEFT JOIN people o ON o.id = w.owner_id
    WHERE w.force_id = spo_force() AND w.kind = ANY (kinds) AND (w.alarms <> '{}' OR w.if_owner_left)
      AND w.visible_from <= moment AND (w.lapses_at IS NULL OR moment < w.lapses_at) AND (NOT w.if_owner_left OR o.ended_at <= moment)
  ), unsettled AS (
    SELECT a.id, a.case_id, a.wait_id, a.occasion, a.next_at, a.silent, a.rung FROM alarms a WHERE a.force_id = spo_force() AND a.settled_at IS NULL
  )
  SELECT s.case_id FROM standing s WHERE s.come > coalesce((SELECT max(u.occasion) FROM unsettled u WHERE u.wait_id = s.id), 0)
  UNION SELECT u.case_id FROM unsettled u WHERE u.next_at <= moment
  UNION SELECT u.case_id FROM unsettled u WHERE NOT EXISTS (SELECT FROM standing s WHERE s.id = u.wait_id)
  UNION SELECT u.case_id FROM unsettled u JOIN alarm_notices n ON n.alarm_id = u.id AND n.rung = u.rung
    JOIN outgoing_mail m ON m.id = n.mail_id
    WHERE NOT u.silent AND u.next_at IS NOT NULL AND n.seen_at IS NULL AND m.sent_at IS NULL AND (m.refused_at <= moment OR m.given_up_at <= moment)
  LIMIT most
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_alarmed_cases(timestamptz, text[], int) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_alarmed_cases(timestamptz, text[], int) TO spo_program;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION spo_forces_with_mail(moment timestamptz) RETURNS TABLE (force_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT m.force_id FROM outgoing_mail m
  WHERE m.sent_at IS NULL AND m.given_up_at IS NULL AND m.withdrawn_at IS NULL AND m.due_at <= moment
$$;
