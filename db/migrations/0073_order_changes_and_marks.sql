CREATE TABLE "order_changes" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "order_changes" ADD CONSTRAINT "order_changes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_changes_seq" ON "order_changes" USING btree ("force_id","seq");--> statement-breakpoint
CREATE INDEX "crime_reports_suspect_ref" ON "crime_reports" USING btree ("force_id","suspect_ref") WHERE "crime_reports"."ended_at" is null and "crime_reports"."suspect_ref" <> '';--> statement-breakpoint
CREATE INDEX "crime_reports_suspect_phones" ON "crime_reports" USING btree ("force_id","suspect_phones") WHERE "crime_reports"."ended_at" is null and "crime_reports"."suspect_phones" <> '';--> statement-breakpoint
CREATE INDEX "crime_reports_suspect_emails" ON "crime_reports" USING btree ("force_id","suspect_emails") WHERE "crime_reports"."ended_at" is null and "crime_reports"."suspect_emails" <> '';--> statement-breakpoint
CREATE INDEX "crime_reports_suspect_handles" ON "crime_reports" USING btree ("force_id","suspect_handles") WHERE "crime_reports"."ended_at" is null and "crime_reports"."suspect_handles" <> '';--> statement-breakpoint
CREATE INDEX "crime_reports_victim_ref" ON "crime_reports" USING btree ("force_id","victim_ref") WHERE "crime_reports"."ended_at" is null and "crime_reports"."victim_ref" <> '';--> statement-breakpoint
CREATE INDEX "crime_reports_victim_phones" ON "crime_reports" USING btree ("force_id","victim_phones") WHERE "crime_reports"."ended_at" is null and "crime_reports"."victim_phones" <> '';--> statement-breakpoint
CREATE INDEX "crime_reports_victim_emails" ON "crime_reports" USING btree ("force_id","victim_emails") WHERE "crime_reports"."ended_at" is null and "crime_reports"."victim_emails" <> '';--> statement-breakpoint
CREATE INDEX "crime_reports_victim_handles" ON "crime_reports" USING btree ("force_id","victim_handles") WHERE "crime_reports"."ended_at" is null and "crime_reports"."victim_handles" <> '';
--> statement-breakpoint
ALTER TABLE order_changes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE order_changes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- It says that something changed and nothing else: the feed reads it beside the cases that its reader may see.
CREATE POLICY walls ON order_changes USING (force_id = (SELECT spo_force())) WITH CHECK (force_id = (SELECT spo_force()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON order_changes TO spo_program;
--> statement-breakpoint
INSERT INTO order_changes (case_id, force_id, seq, at)
SELECT e.case_id, e.force_id, max(e.seq), max(e.at) FROM events e JOIN cases c ON c.id = e.case_id
WHERE e.kind = 'act' AND e.case_id IN (SELECT o.case_id FROM orders o UNION SELECT v.case_id FROM former_versions v WHERE v.record_kind = 'orders')
GROUP BY e.case_id, e.force_id;
--> statement-breakpoint
-- Written with the line of the record itself, after the records that it is about: a case that had an order keeps its row.
CREATE FUNCTION spo_order_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.kind = 'act' AND NEW.case_id IS NOT NULL AND (
    EXISTS (SELECT FROM order_changes x WHERE x.case_id = NEW.case_id) OR EXISTS (SELECT FROM orders o WHERE o.case_id = NEW.case_id))
  THEN
    INSERT INTO order_changes AS x (case_id, force_id, seq, at) VALUES (NEW.case_id, NEW.force_id, NEW.seq, NEW.at)
    ON CONFLICT (case_id) DO UPDATE SET seq = greatest(x.seq, excluded.seq), at = greatest(x.at, excluded.at);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER events_order_changed AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION spo_order_changed();
