-- After many reports the planner must know how many there are, or for a minute it reads whole tables for one row.
-- Definer: only who owns a table may count it.
CREATE FUNCTION spo_feed_filled() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  ANALYZE crime_reports, pair_reports, report_pairs;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_feed_filled() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_feed_filled() TO spo_program;
