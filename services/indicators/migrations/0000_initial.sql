CREATE SCHEMA "indicators";
--> statement-breakpoint
CREATE TABLE "indicators"."annotation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."annotation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"indicator_id" integer NOT NULL,
	"areas" jsonb NOT NULL,
	"period" date NOT NULL,
	"title" jsonb NOT NULL,
	"explanation" jsonb NOT NULL,
	"is_rebase" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators"."batch" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."batch_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"file_id" text,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"mapping" jsonb,
	"state" text NOT NULL,
	"publication" integer,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"rows_accepted" integer DEFAULT 0 NOT NULL,
	"rows_set_aside" integer DEFAULT 0 NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"summary" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_by" text,
	"published_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawal_reason" text
);
--> statement-breakpoint
CREATE TABLE "indicators"."batch_issue" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."batch_issue_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"batch_id" integer NOT NULL,
	"row" integer NOT NULL,
	"column" text NOT NULL,
	"code" text NOT NULL,
	"value" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"severity" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators"."cut" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."cut_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"sex" text DEFAULT 'persons' NOT NULL,
	"age" text DEFAULT '' NOT NULL,
	"category_type" text DEFAULT '' NOT NULL,
	"category" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators"."indicator" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."indicator_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"definition" jsonb NOT NULL,
	"rationale" jsonb NOT NULL,
	"numerator" jsonb NOT NULL,
	"denominator" jsonb NOT NULL,
	"unit" jsonb NOT NULL,
	"source" text NOT NULL,
	"source_url" text,
	"licence" text NOT NULL,
	"theme" text NOT NULL,
	"kind" text NOT NULL,
	"multiplier" double precision NOT NULL,
	"decimals" integer NOT NULL,
	"polarity" text NOT NULL,
	"method" text NOT NULL,
	"frequency" text NOT NULL,
	"year_kind" text NOT NULL,
	"target" double precision,
	"geography" text NOT NULL,
	"owner" text NOT NULL,
	"dimensions" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "indicator_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "indicators"."saved_mapping" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."saved_mapping_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_mapping_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "indicators"."value" (
	"batch_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"cut_id" integer NOT NULL,
	"area" text NOT NULL,
	"period" date NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"value" double precision,
	"lower" double precision,
	"upper" double precision,
	"published_lower" double precision,
	"published_upper" double precision,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "indicators"."annotation" ADD CONSTRAINT "annotation_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "indicators"."indicator"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."batch_issue" ADD CONSTRAINT "batch_issue_batch_id_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "indicators"."batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."value" ADD CONSTRAINT "value_batch_id_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "indicators"."batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "annotation_indicator" ON "indicators"."annotation" USING btree ("indicator_id");--> statement-breakpoint
CREATE INDEX "batch_state" ON "indicators"."batch" USING btree ("state","publication");--> statement-breakpoint
CREATE INDEX "batch_uploaded" ON "indicators"."batch" USING btree ("uploaded_at");--> statement-breakpoint
CREATE INDEX "batch_issue_batch" ON "indicators"."batch_issue" USING btree ("batch_id","row");--> statement-breakpoint
CREATE UNIQUE INDEX "cut_content" ON "indicators"."cut" USING btree ("sex","age","category_type","category");--> statement-breakpoint
CREATE INDEX "indicator_theme" ON "indicators"."indicator" USING btree ("geography","theme");--> statement-breakpoint
CREATE INDEX "value_series" ON "indicators"."value" USING btree ("indicator_id","cut_id","area","period");--> statement-breakpoint
CREATE INDEX "value_ranking" ON "indicators"."value" USING btree ("indicator_id","cut_id","period","area");--> statement-breakpoint
CREATE INDEX "value_batch" ON "indicators"."value" USING btree ("batch_id");