CREATE TABLE "indicators"."area_grant" (
	"person_id" text NOT NULL,
	"geography" text NOT NULL,
	"area" text NOT NULL,
	"granted_by" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "area_grant_person_id_geography_area_pk" PRIMARY KEY("person_id","geography","area")
);
--> statement-breakpoint
CREATE TABLE "indicators"."definition_version" (
	"indicator_id" integer NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "definition_version_indicator_id_version_pk" PRIMARY KEY("indicator_id","version")
);
--> statement-breakpoint
CREATE TABLE "indicators"."protected_slice" (
	"indicator_id" integer NOT NULL,
	"period" date NOT NULL,
	"recoverable" integer NOT NULL,
	"protected_at" timestamp with time zone NOT NULL,
	CONSTRAINT "protected_slice_indicator_id_period_pk" PRIMARY KEY("indicator_id","period")
);
--> statement-breakpoint
CREATE TABLE "indicators"."withheld_cell" (
	"indicator_id" integer NOT NULL,
	"period" date NOT NULL,
	"cut_id" integer NOT NULL,
	"area" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "withheld_cell_indicator_id_period_cut_id_area_pk" PRIMARY KEY("indicator_id","period","cut_id","area")
);
--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "origin" text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "origin_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "submitted_by" text;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "submitted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "publish_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "indicators"."indicator" ADD COLUMN "disclosure" jsonb;--> statement-breakpoint
ALTER TABLE "indicators"."indicator" ADD COLUMN "audience" text DEFAULT 'public' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators"."indicator" ADD COLUMN "expected_within" integer;--> statement-breakpoint
ALTER TABLE "indicators"."definition_version" ADD CONSTRAINT "definition_version_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "indicators"."indicator"("id") ON DELETE cascade ON UPDATE no action;