CREATE TABLE "indicators"."form" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."form_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"draft" jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"changed_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "indicators"."form_assignee" (
	"form_id" integer NOT NULL,
	"area" text NOT NULL,
	"person_id" text NOT NULL,
	"task" text NOT NULL,
	CONSTRAINT "form_assignee_form_id_area_person_id_task_pk" PRIMARY KEY("form_id","area","person_id","task")
);
--> statement-breakpoint
CREATE TABLE "indicators"."form_assignment" (
	"form_id" integer NOT NULL,
	"area" text NOT NULL,
	"from_period" date NOT NULL,
	CONSTRAINT "form_assignment_form_id_area_pk" PRIMARY KEY("form_id","area")
);
--> statement-breakpoint
CREATE TABLE "indicators"."form_entry" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."form_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"form_id" integer NOT NULL,
	"version" integer NOT NULL,
	"area" text NOT NULL,
	"period" date NOT NULL,
	"state" text DEFAULT 'started' NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reasons" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"submitted_by" text,
	"submitted_at" timestamp with time zone,
	"signed_by" text,
	"signed_at" timestamp with time zone,
	"return_reason" text DEFAULT '' NOT NULL,
	"batch_id" integer,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators"."form_entry_log" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."form_entry_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"entry_id" integer NOT NULL,
	"revision" integer NOT NULL,
	"what" text NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"before" text DEFAULT '' NOT NULL,
	"after" text DEFAULT '' NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators"."form_reminder" (
	"form_id" integer NOT NULL,
	"area" text NOT NULL,
	"period" date NOT NULL,
	"person_id" text NOT NULL,
	"stage" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_reminder_form_id_area_period_person_id_stage_pk" PRIMARY KEY("form_id","area","period","person_id","stage")
);
--> statement-breakpoint
CREATE TABLE "indicators"."form_version" (
	"form_id" integer NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"released_by" text NOT NULL,
	"released_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_version_form_id_version_pk" PRIMARY KEY("form_id","version")
);
--> statement-breakpoint
ALTER TABLE "indicators"."form_assignee" ADD CONSTRAINT "form_assignee_form_id_area_form_assignment_form_id_area_fk" FOREIGN KEY ("form_id","area") REFERENCES "indicators"."form_assignment"("form_id","area") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."form_assignment" ADD CONSTRAINT "form_assignment_form_id_form_id_fk" FOREIGN KEY ("form_id") REFERENCES "indicators"."form"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."form_entry" ADD CONSTRAINT "form_entry_form_id_form_id_fk" FOREIGN KEY ("form_id") REFERENCES "indicators"."form"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."form_entry" ADD CONSTRAINT "form_entry_batch_id_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "indicators"."batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."form_entry_log" ADD CONSTRAINT "form_entry_log_entry_id_form_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "indicators"."form_entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."form_reminder" ADD CONSTRAINT "form_reminder_form_id_form_id_fk" FOREIGN KEY ("form_id") REFERENCES "indicators"."form"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."form_version" ADD CONSTRAINT "form_version_form_id_form_id_fk" FOREIGN KEY ("form_id") REFERENCES "indicators"."form"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "form_assignee_person" ON "indicators"."form_assignee" USING btree ("person_id","task");--> statement-breakpoint
CREATE UNIQUE INDEX "form_entry_period" ON "indicators"."form_entry" USING btree ("form_id","area","period");--> statement-breakpoint
CREATE INDEX "form_entry_state" ON "indicators"."form_entry" USING btree ("state","form_id");--> statement-breakpoint
CREATE INDEX "form_entry_log_entry" ON "indicators"."form_entry_log" USING btree ("entry_id","revision");--> statement-breakpoint
CREATE INDEX "form_entry_log_by" ON "indicators"."form_entry_log" USING btree ("by");