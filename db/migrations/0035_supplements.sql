CREATE TABLE "condition_amendments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"supplement_id" uuid NOT NULL,
	"condition_id" uuid,
	"change" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"was" text NOT NULL,
	"text" text,
	"locality" text,
	"last_day" date,
	"reason" text NOT NULL,
	"incident_ids" uuid[] NOT NULL,
	"religion_work_education" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "condition_amendments_change" CHECK ("condition_amendments"."change" in ('changed', 'added', 'takenOut')),
	CONSTRAINT "condition_amendments_kind" CHECK ("condition_amendments"."kind" in ('prohibition', 'requirement'))
);
--> statement-breakpoint
CREATE TABLE "paper_services" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"application_id" uuid NOT NULL,
	"supplement_id" uuid,
	"attempted_at" timestamp with time zone NOT NULL,
	"method" text NOT NULL,
	"served" boolean NOT NULL,
	"result" text,
	"server" text NOT NULL,
	"place" text NOT NULL,
	"papers" text[] NOT NULL,
	"hearsay_notice" boolean NOT NULL,
	"explained" boolean NOT NULL,
	"note" text,
	"certificate_filed_on" date,
	"by_id" uuid NOT NULL,
	CONSTRAINT "paper_services_method" CHECK ("paper_services"."method" in ('inPerson', 'atCourt', 'leftAtAddress', 'inCustody', 'post', 'solicitor', 'other')),
	CONSTRAINT "paper_services_result" CHECK ("paper_services"."result" in ('nobodyIn', 'refused', 'evading', 'wrongAddress', 'leftWithSomebody', 'notFound', 'unsafe', 'other'))
);
--> statement-breakpoint
CREATE TABLE "supplements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"reason" text NOT NULL,
	"incident_ids" uuid[] NOT NULL,
	"exhibit_ids" uuid[] NOT NULL,
	"agreed_by" text,
	"filed_on" date,
	"prepared_at" timestamp with time zone NOT NULL,
	"prepared_by_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "condition_amendments" ADD CONSTRAINT "condition_amendments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_amendments" ADD CONSTRAINT "condition_amendments_supplement_id_supplements_id_fk" FOREIGN KEY ("supplement_id") REFERENCES "public"."supplements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_services" ADD CONSTRAINT "paper_services_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_services" ADD CONSTRAINT "paper_services_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_services" ADD CONSTRAINT "paper_services_supplement_id_supplements_id_fk" FOREIGN KEY ("supplement_id") REFERENCES "public"."supplements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplements" ADD CONSTRAINT "supplements_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplements" ADD CONSTRAINT "supplements_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "condition_amendments_case" ON "condition_amendments" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "paper_services_case" ON "paper_services" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "supplements_case" ON "supplements" USING btree ("case_id");
--> statement-breakpoint
ALTER TABLE "supplements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "supplements" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "supplements" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "supplements" TO spo_program;
--> statement-breakpoint
ALTER TABLE "condition_amendments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "condition_amendments" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "condition_amendments" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "condition_amendments" TO spo_program;
--> statement-breakpoint
ALTER TABLE "paper_services" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "paper_services" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "paper_services" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "paper_services" TO spo_program;
--> statement-breakpoint
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
    UNION ALL SELECT 'conditionAmendments', to_jsonb(t) FROM condition_amendments t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'paperServices', to_jsonb(t) FROM paper_services t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'supplements', to_jsonb(t) FROM supplements t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'youthSteps', to_jsonb(t) FROM youth_steps t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_withdrawn_records(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_withdrawn_records(uuid) TO spo_program;
