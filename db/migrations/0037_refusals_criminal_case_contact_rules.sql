CREATE TABLE "criminal_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"step" text NOT NULL,
	"happened_on" date NOT NULL,
	"until_on" date,
	"offence" text,
	"crime_reference" text,
	"advice" text,
	"outcome" text,
	"detail" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "criminal_steps_step" CHECK ("criminal_steps"."step" in ('arrest', 'interview', 'bail', 'underInvestigation', 'adviceAsked', 'adviceGiven', 'noFurtherAction', 'charge', 'trialListed', 'outcome', 'sentence')),
	CONSTRAINT "criminal_steps_advice" CHECK ("criminal_steps"."advice" in ('charge', 'moreEvidence', 'noFurtherAction', 'outOfCourt')),
	CONSTRAINT "criminal_steps_outcome" CHECK ("criminal_steps"."outcome" in ('convicted', 'acquitted', 'discontinued'))
);
--> statement-breakpoint
CREATE TABLE "enquiries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"what" text NOT NULL,
	"owner_id" uuid,
	"due_on" date NOT NULL,
	"done_on" date,
	"result" text,
	"result_note" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "enquiries_result" CHECK ("enquiries"."result" in ('evidence', 'nothing', 'notPossible', 'notNeeded'))
);
--> statement-breakpoint
ALTER TABLE "cases" DROP CONSTRAINT "cases_relationship";--> statement-breakpoint
ALTER TABLE "identifiers" DROP CONSTRAINT "identifiers_kind";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "relationship_other" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "event_on" date;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "spoken_to" text;--> statement-breakpoint
ALTER TABLE "identifiers" ADD COLUMN "seen_on" date;--> statement-breakpoint
ALTER TABLE "identifiers" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "identifiers" ADD COLUMN "exhibit_id" uuid;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "contact_means" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "contact_days" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "contact_from" text;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "contact_to" text;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "contact_answer" text;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "no_voicemail" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "earlier_id" uuid;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "since_refusal" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "no_appeal_on" date;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "no_appeal_advice" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "no_appeal_advice_on" date;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "earlier_asked_by" text;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "earlier_asked_on" date;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "earlier_answer" text;--> statement-breakpoint
ALTER TABLE "criminal_steps" ADD CONSTRAINT "criminal_steps_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "criminal_steps_case" ON "criminal_steps" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "enquiries_case" ON "enquiries" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_relationship" CHECK ("cases"."relationship" in ('formerPartner', 'partner', 'family', 'acquaintance', 'colleague', 'neighbour', 'landlord', 'client', 'fan', 'professional', 'stranger', 'other', 'notKnown'));--> statement-breakpoint
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_kind" CHECK ("identifiers"."kind" in ('phone', 'email', 'handle', 'profile', 'alias', 'vehicle', 'device', 'crimeReference'));--> statement-breakpoint
ALTER TABLE "criminal_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "criminal_steps" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "criminal_steps" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "criminal_steps" TO spo_program;--> statement-breakpoint
ALTER TABLE "enquiries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "enquiries" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "enquiries" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "enquiries" TO spo_program;--> statement-breakpoint
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
    UNION ALL SELECT 'supplements', to_jsonb(t) FROM supplements t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'paperServices', to_jsonb(t) FROM paper_services t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'conditionAmendments', to_jsonb(t) FROM condition_amendments t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'criminalSteps', to_jsonb(t) FROM criminal_steps t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'enquiries', to_jsonb(t) FROM enquiries t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
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
