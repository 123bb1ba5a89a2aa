-- A correction of an order's version gave it the next number. Those that stand are numbered again from 1, and the conditions
-- with them: each from the version that it came with to the last in which it stood.
ALTER TABLE order_versions NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE order_conditions NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$
BEGIN
  CREATE TEMPORARY TABLE renumbered ON COMMIT DROP AS
    SELECT id, order_id, version, row_number() OVER (PARTITION BY order_id ORDER BY version) AS place FROM order_versions WHERE withdrawn_at IS NULL;
  DELETE FROM renumbered r WHERE NOT EXISTS (SELECT FROM renumbered o WHERE o.order_id = r.order_id AND o.version <> o.place);
  UPDATE order_conditions c SET
    from_version = 1 + (SELECT count(*) FROM renumbered r WHERE r.order_id = c.order_id AND r.version < c.from_version),
    to_version = CASE WHEN c.to_version IS NOT NULL THEN greatest(1, (SELECT count(*) FROM renumbered r WHERE r.order_id = c.order_id AND r.version <= c.to_version)) END
  WHERE EXISTS (SELECT FROM renumbered r WHERE r.order_id = c.order_id);
  -- Below nothing first: two of one order never bear one number.
  UPDATE order_versions v SET version = -r.place FROM renumbered r WHERE r.id = v.id;
  UPDATE order_versions SET version = -version WHERE version < 0;
END $$;
--> statement-breakpoint
ALTER TABLE order_versions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE order_conditions FORCE ROW LEVEL SECURITY;
