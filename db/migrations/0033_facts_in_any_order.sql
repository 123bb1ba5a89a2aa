CREATE TABLE "directions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"hearing_id" uuid NOT NULL,
	"who" text NOT NULL,
	"what" text NOT NULL,
	"by_on" date,
	"done_on" date,
	"done_note" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "directions_who" CHECK ("directions"."who" in ('police', 'defendant', 'court', 'other'))
);
--> statement-breakpoint
CREATE TABLE "whereabouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"place" text NOT NULL,
	"custody" text,
	"from_on" date NOT NULL,
	"expected_release" date,
	"detail" text,
	"told_by" text NOT NULL,
	"note" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "whereabouts_place" CHECK ("whereabouts"."place" in ('home', 'noFixedAddress', 'custody', 'hospital', 'licence', 'abroad', 'unknown')),
	CONSTRAINT "whereabouts_custody" CHECK ("whereabouts"."custody" in ('remand', 'sentence', 'recall'))
);
--> statement-breakpoint
ALTER TABLE "services" DROP CONSTRAINT "services_method";--> statement-breakpoint
ALTER TABLE "hearings" ALTER COLUMN "application_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "vacate_reason" text;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "contested_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "police_advocate" text;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "defence_advocate" text;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "special_measures" text;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "interpreter" text;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "time_estimate" text;--> statement-breakpoint
ALTER TABLE "breaches" ADD COLUMN "offence" text DEFAULT 'breach' NOT NULL;--> statement-breakpoint
ALTER TABLE "breaches" ADD COLUMN "notification_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "false_found_on" date;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "false_found_how" text;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "false_found_by_id" uuid;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "result" text;--> statement-breakpoint
ALTER TABLE "directions" ADD CONSTRAINT "directions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directions" ADD CONSTRAINT "directions_hearing_id_hearings_id_fk" FOREIGN KEY ("hearing_id") REFERENCES "public"."hearings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whereabouts" ADD CONSTRAINT "whereabouts_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "directions_case" ON "directions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "whereabouts_case" ON "whereabouts" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "hearings" ADD CONSTRAINT "hearings_vacate_reason" CHECK ("hearings"."vacate_reason" in ('courtMoved', 'agreed', 'earlierDate', 'notServed', 'evidence', 'decided', 'listedInError', 'other'));--> statement-breakpoint
ALTER TABLE "breaches" ADD CONSTRAINT "breaches_offence" CHECK ("breaches"."offence" in ('breach', 'notNotified', 'notifiedFalsely', 'identityRefused'));--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_result" CHECK ("services"."result" in ('nobodyIn', 'refused', 'evading', 'wrongAddress', 'leftWithSomebody', 'notFound', 'unsafe', 'other'));--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_method" CHECK ("services"."method" in ('inPerson', 'atCourt', 'leftAtAddress', 'inCustody', 'post', 'solicitor', 'other'));--> statement-breakpoint
ALTER TABLE "whereabouts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "whereabouts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "whereabouts" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "whereabouts" TO spo_program;--> statement-breakpoint
ALTER TABLE "directions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "directions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "directions" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "directions" TO spo_program;--> statement-breakpoint
DROP FUNCTION spo_withdrawn_records(uuid);
--> statement-breakpoint
-- The withdrawn records of a case, for its own pages: the one way to read them.
CREATE FUNCTION spo_withdrawn_records(of_case uuid) RETURNS TABLE (kind text, record jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF of_case = ANY (spo_locked()) OR NOT EXISTS (
    SELECT FROM former_versions f WHERE f.case_id = of_case AND f.how = 'withdrawn' AND f.force_id = spo_force())
  THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT 'confidentialAddresses', to_jsonb(t) FROM confidential_addresses t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'contacts', to_jsonb(t) FROM contacts t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'defendants', to_jsonb(t) FROM defendants t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'identifiers', to_jsonb(t) FROM identifiers t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'protectedPersons', to_jsonb(t) FROM protected_persons t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'assessments', to_jsonb(t) FROM assessments t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'decisions', to_jsonb(t) FROM decisions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'disclosures', to_jsonb(t) FROM disclosures t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'exhibits', to_jsonb(t) FROM exhibits t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'thirdPartyRequests', to_jsonb(t) FROM third_party_requests t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'comments', to_jsonb(t) FROM comments t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'directions', to_jsonb(t) FROM directions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'hearings', to_jsonb(t) FROM hearings t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'reviews', to_jsonb(t) FROM reviews t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'breachSteps', to_jsonb(t) FROM breach_steps t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'breaches', to_jsonb(t) FROM breaches t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'changes', to_jsonb(t) FROM changes t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'checks', to_jsonb(t) FROM checks t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'legalQuestions', to_jsonb(t) FROM legal_questions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'moves', to_jsonb(t) FROM moves t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'notifications', to_jsonb(t) FROM notifications t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'orderConditions', to_jsonb(t) FROM order_conditions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'orderVersions', to_jsonb(t) FROM order_versions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'orders', to_jsonb(t) FROM orders t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'otherOrders', to_jsonb(t) FROM other_orders t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'services', to_jsonb(t) FROM services t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'whereabouts', to_jsonb(t) FROM whereabouts t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'youthSteps', to_jsonb(t) FROM youth_steps t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_withdrawn_records(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_withdrawn_records(uuid) TO spo_program;
