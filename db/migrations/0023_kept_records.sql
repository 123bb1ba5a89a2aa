DROP INDEX "order_versions_number";--> statement-breakpoint
ALTER TABLE "confidential_addresses" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "confidential_addresses" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "confidential_addresses" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "confidential_addresses" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "defendants" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "defendants" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "defendants" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "defendants" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "identifiers" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "identifiers" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identifiers" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identifiers" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "hearings" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "breach_steps" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "breach_steps" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "breach_steps" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "breach_steps" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "breaches" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "breaches" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "breaches" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "breaches" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "checks" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "checks" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "checks" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "checks" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "legal_questions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_questions" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "legal_questions" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "legal_questions" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "moves" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "moves" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "moves" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "moves" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "order_conditions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_conditions" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_conditions" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_conditions" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "order_versions" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_versions" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_versions" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "other_orders" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "other_orders" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "other_orders" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "other_orders" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "youth_steps" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "youth_steps" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "youth_steps" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "youth_steps" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
CREATE UNIQUE INDEX "order_versions_number" ON "order_versions" USING btree ("order_id","version") WHERE withdrawn_at is null;
--> statement-breakpoint
UPDATE services SET recorded_at = attempted_at;
--> statement-breakpoint
UPDATE checks SET recorded_at = checked_at;
--> statement-breakpoint
UPDATE breaches SET recorded_at = known_at;
--> statement-breakpoint
UPDATE breach_steps SET recorded_at = at;
--> statement-breakpoint
UPDATE assessments SET recorded_at = at;
--> statement-breakpoint
UPDATE decisions SET recorded_at = at;
--> statement-breakpoint
UPDATE reviews SET recorded_at = at;
--> statement-breakpoint
UPDATE comments SET recorded_at = at;
--> statement-breakpoint
UPDATE disclosures SET recorded_at = at;
--> statement-breakpoint
UPDATE third_party_requests SET recorded_at = at;
--> statement-breakpoint
UPDATE youth_steps SET recorded_at = at;
--> statement-breakpoint
UPDATE moves SET recorded_at = at;
--> statement-breakpoint
UPDATE hearings SET recorded_at = listed_at;
--> statement-breakpoint
UPDATE contacts SET recorded_at = created_at;
--> statement-breakpoint
UPDATE exhibits SET recorded_at = received_at;
--> statement-breakpoint
UPDATE legal_questions SET recorded_at = raised_at;
--> statement-breakpoint
UPDATE notifications SET recorded_at = given_on;
--> statement-breakpoint
UPDATE changes SET recorded_at = happened_on;
--> statement-breakpoint
UPDATE other_orders SET recorded_at = made_on;
--> statement-breakpoint
UPDATE order_versions v SET recorded_at = o.recorded_at FROM orders o WHERE o.id = v.order_id;
--> statement-breakpoint
UPDATE order_conditions c SET recorded_at = o.recorded_at FROM orders o WHERE o.id = c.order_id;
--> statement-breakpoint
-- The record that is being withdrawn by this transaction: hidden from the next.
CREATE FUNCTION spo_withdrawing() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('spo.withdrawing', true), '')::uuid $$;
--> statement-breakpoint
-- A withdrawn record is in no list, count or rule, whoever forgets to ask: the policy shows it to nobody.
DO $$
DECLARE
  name text;
  walls text := '(force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), ''{}''))))';
BEGIN
  FOREACH name IN ARRAY ARRAY['confidential_addresses', 'contacts', 'defendants', 'identifiers', 'protected_persons', 'assessments', 'decisions', 'disclosures', 'exhibits', 'third_party_requests', 'comments', 'hearings', 'reviews', 'breach_steps', 'breaches', 'changes', 'checks', 'legal_questions', 'moves', 'notifications', 'order_conditions', 'order_versions', 'orders', 'other_orders', 'services', 'youth_steps']
  LOOP
    EXECUTE format('DROP POLICY walls ON %I', name);
    EXECUTE format('CREATE POLICY walls ON %I TO spo_program USING (%s AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (%s)', name, walls, walls);
  END LOOP;
END $$;
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
    UNION ALL SELECT 'youthSteps', to_jsonb(t) FROM youth_steps t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL;
END $$;
--> statement-breakpoint
-- What was said at the time is changed only by a transaction that keeps what it said.
CREATE FUNCTION spo_former_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM former_versions f WHERE f.record_id = OLD.id AND f.xmin = pg_current_xact_id()::xid) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a record of % changes only when its former version is kept', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER assessments_former_kept BEFORE UPDATE ON assessments FOR EACH ROW EXECUTE FUNCTION spo_former_kept();
--> statement-breakpoint
CREATE TRIGGER decisions_former_kept BEFORE UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION spo_former_kept();
--> statement-breakpoint
CREATE TRIGGER reviews_former_kept BEFORE UPDATE ON reviews FOR EACH ROW EXECUTE FUNCTION spo_former_kept();
--> statement-breakpoint
CREATE TRIGGER comments_former_kept BEFORE UPDATE ON comments FOR EACH ROW EXECUTE FUNCTION spo_former_kept();
--> statement-breakpoint
CREATE TRIGGER breach_steps_former_kept BEFORE UPDATE ON breach_steps FOR EACH ROW EXECUTE FUNCTION spo_former_kept();
--> statement-breakpoint
CREATE TRIGGER services_former_kept BEFORE UPDATE ON services FOR EACH ROW EXECUTE FUNCTION spo_former_kept();
--> statement-breakpoint
CREATE TRIGGER checks_former_kept BEFORE UPDATE ON checks FOR EACH ROW EXECUTE FUNCTION spo_former_kept();
--> statement-breakpoint
GRANT UPDATE ON assessments, decisions, reviews, comments, breach_steps, services, checks TO spo_program;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_withdrawing(), spo_withdrawn_records(uuid), spo_former_kept() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_withdrawing(), spo_withdrawn_records(uuid) TO spo_program;
