CREATE TABLE "indicators"."alert" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."alert_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"indicator_id" integer NOT NULL,
	"area" text NOT NULL,
	"period" text NOT NULL,
	"rule" text NOT NULL,
	"direction" text NOT NULL,
	"meaning" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators"."dashboard" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."dashboard_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"draft" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"published_version" integer,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dashboard_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "indicators"."dashboard_version" (
	"dashboard_id" integer NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dashboard_version_dashboard_id_version_pk" PRIMARY KEY("dashboard_id","version")
);
--> statement-breakpoint
CREATE TABLE "indicators"."subscription" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators"."subscription_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" text NOT NULL,
	"dashboard" text DEFAULT '' NOT NULL,
	"indicator" text DEFAULT '' NOT NULL,
	"geography" text NOT NULL,
	"area" text NOT NULL,
	"language" text NOT NULL,
	"pace" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators"."told_alert" (
	"subscription_id" integer NOT NULL,
	"alert_id" integer NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "told_alert_subscription_id_alert_id_pk" PRIMARY KEY("subscription_id","alert_id")
);
--> statement-breakpoint
ALTER TABLE "indicators"."dashboard_version" ADD CONSTRAINT "dashboard_version_dashboard_id_dashboard_id_fk" FOREIGN KEY ("dashboard_id") REFERENCES "indicators"."dashboard"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."told_alert" ADD CONSTRAINT "told_alert_subscription_id_subscription_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "indicators"."subscription"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators"."told_alert" ADD CONSTRAINT "told_alert_alert_id_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "indicators"."alert"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_once" ON "indicators"."alert" USING btree ("indicator_id","area","period","rule");--> statement-breakpoint
CREATE INDEX "subscription_person" ON "indicators"."subscription" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "subscription_indicator" ON "indicators"."subscription" USING btree ("indicator");