ALTER TABLE "notifications" ADD COLUMN "other_names_asked" boolean;--> statement-breakpoint
-- An answer that was given as a notification was recorded stands in the event alone: it is brought to the record.
ALTER TABLE events NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE notifications NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE notifications n SET other_names_asked = true FROM events e WHERE e.case_id = n.case_id AND e.act = 'recordNotification' AND e.record_id = n.order_id AND e.at = n.recorded_at AND e.detail ->> 'otherNames' IN ('yes', 'no');
--> statement-breakpoint
ALTER TABLE notifications FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE events FORCE ROW LEVEL SECURITY;
