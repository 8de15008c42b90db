CREATE TABLE "indicators"."pull_run" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."pull_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"detail" text DEFAULT '' NOT NULL,
	"bytes" integer DEFAULT 0 NOT NULL,
	"rows_new" integer DEFAULT 0 NOT NULL,
	"rows_changed" integer DEFAULT 0 NOT NULL,
	"rows_same" integer DEFAULT 0 NOT NULL,
	"batch_id" integer,
	"started_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators"."pull_source" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."pull_source_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"schedule" jsonb NOT NULL,
	"on_change" text NOT NULL,
	"confirmed_by" text,
	"state" text DEFAULT 'active' NOT NULL,
	"owner" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"etag" text,
	"last_modified" text,
	"content_hash" text,
	"last_good_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	CONSTRAINT "pull_source_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "remark" text;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "returned_by" text;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "returned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "indicators"."batch" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators"."pull_run" ADD CONSTRAINT "pull_run_source_id_pull_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "indicators"."pull_source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."pull_run" ADD CONSTRAINT "pull_run_batch_id_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "indicators"."batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pull_run_source" ON "indicators"."pull_run" USING btree ("source_id","id");--> statement-breakpoint
CREATE INDEX "pull_source_next" ON "indicators"."pull_source" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "batch_due" ON "indicators"."batch" USING btree ("publish_after") WHERE state = 'approved';