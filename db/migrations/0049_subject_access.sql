ALTER TABLE "outside_requests" DROP CONSTRAINT "outside_requests_kind";--> statement-breakpoint
ALTER TABLE "outside_requests" DROP CONSTRAINT "outside_requests_from";--> statement-breakpoint
ALTER TABLE "outside_requests" ADD CONSTRAINT "outside_requests_kind" CHECK ("outside_requests"."kind" in ('request', 'complaint', 'subjectAccess', 'correction'));--> statement-breakpoint
ALTER TABLE "outside_requests" ADD CONSTRAINT "outside_requests_from" CHECK ("outside_requests"."from_kind" in ('victim', 'defendant', 'advocate', 'charity', 'family', 'otherForce', 'partner', 'other'));