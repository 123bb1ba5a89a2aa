-- A force that had orders before any entry of one was kept: its systems are in use from now, so that what is owed for those
-- orders falls due over the days that follow and is not late at once.
ALTER TABLE forces NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE markers NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE forces f SET settings = f.settings || jsonb_build_object('markers', (
  SELECT jsonb_agg(CASE WHEN jsonb_typeof(k -> 'fromAt') = 'string' THEN k
    ELSE k || jsonb_build_object('fromAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END ORDER BY n)
  FROM jsonb_array_elements(coalesce(f.settings -> 'markers', '[
    {"id": "5b0a0000-0000-4000-8000-000000000001", "name": "Police national computer", "text": "whole", "withinHours": 24, "ownerId": null, "isUsed": true},
    {"id": "5b0a0000-0000-4000-8000-000000000002", "name": "Police national database", "text": "whole", "withinHours": 72, "ownerId": null, "isUsed": true},
    {"id": "5b0a0000-0000-4000-8000-000000000003", "name": "Warning on the records system", "text": "short", "withinHours": 24, "ownerId": null, "isUsed": true},
    {"id": "5b0a0000-0000-4000-8000-000000000004", "name": "Address flag of the control room", "text": "short", "withinHours": 4, "ownerId": null, "isUsed": true},
    {"id": "5b0a0000-0000-4000-8000-000000000005", "name": "Neighbouring forces", "text": "short", "withinHours": 72, "ownerId": null, "isUsed": true}
  ]'::jsonb)) WITH ORDINALITY AS e (k, n)))
WHERE EXISTS (SELECT FROM orders o WHERE o.force_id = f.id) AND NOT EXISTS (SELECT FROM markers m WHERE m.force_id = f.id);
--> statement-breakpoint
ALTER TABLE markers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE forces FORCE ROW LEVEL SECURITY;
