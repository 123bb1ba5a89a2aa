ALTER TABLE "exhibits" ALTER COLUMN "file_name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "exhibits" ALTER COLUMN "media_type" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "exhibits" ALTER COLUMN "bytes" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "exhibits" ALTER COLUMN "sha256" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "held_in" text;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "held_reference" text;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "clips" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "exhibits" ADD CONSTRAINT "exhibits_held_in" CHECK ("exhibits"."held_in" in ('bodyWornVideo', 'digitalEvidence', 'propertyStore', 'forensicUnit', 'indecentImages', 'elsewhere'));--> statement-breakpoint
ALTER TABLE "exhibits" ADD CONSTRAINT "exhibits_file_or_reference" CHECK (case when "exhibits"."held_in" is null
        then num_nulls("exhibits"."file_name", "exhibits"."media_type", "exhibits"."bytes", "exhibits"."sha256") = 0 and "exhibits"."held_reference" is null
        else num_nonnulls("exhibits"."file_name", "exhibits"."media_type", "exhibits"."bytes", "exhibits"."sha256") = 0 and "exhibits"."held_reference" is not null end);--> statement-breakpoint
GRANT UPDATE (held_in, held_reference, clips) ON exhibits TO spo_program;
