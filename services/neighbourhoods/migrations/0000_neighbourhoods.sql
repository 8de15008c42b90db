CREATE SCHEMA "neighbourhoods";
--> statement-breakpoint
CREATE TABLE "neighbourhoods"."business_kind" (
	"area" text NOT NULL,
	"year" integer NOT NULL,
	"line" text NOT NULL,
	"kind" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "business_kind_area_year_kind_pk" PRIMARY KEY("area","year","kind")
);
--> statement-breakpoint
CREATE TABLE "neighbourhoods"."market" (
	"area" text NOT NULL,
	"year" integer NOT NULL,
	"household_income" integer,
	"daily_spending" double precision,
	"spending_from_elsewhere" double precision,
	"premises" integer,
	"vacant_premises" integer,
	"openings" integer,
	"closings" integer,
	CONSTRAINT "market_area_year_pk" PRIMARY KEY("area","year")
);
--> statement-breakpoint
CREATE TABLE "neighbourhoods"."passers_by" (
	"area" text NOT NULL,
	"year" integer NOT NULL,
	"day" text NOT NULL,
	"hour" integer NOT NULL,
	"age" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "passers_by_area_year_day_hour_age_pk" PRIMARY KEY("area","year","day","hour","age")
);
--> statement-breakpoint
CREATE TABLE "neighbourhoods"."challenge" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "neighbourhoods"."challenge_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"draft" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"published_version" integer,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "challenge_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "neighbourhoods"."challenge_version" (
	"challenge_id" integer NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "challenge_version_challenge_id_version_pk" PRIMARY KEY("challenge_id","version")
);
--> statement-breakpoint
CREATE TABLE "neighbourhoods"."follow" (
	"person_id" text NOT NULL,
	"area" text NOT NULL,
	"themes" jsonb NOT NULL,
	"is_mailed" boolean NOT NULL,
	"language" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"told_until" timestamp with time zone NOT NULL,
	CONSTRAINT "follow_person_id_area_pk" PRIMARY KEY("person_id","area")
);
--> statement-breakpoint
CREATE TABLE "neighbourhoods"."news" (
	"area" text NOT NULL,
	"indicator" text NOT NULL,
	"since" text NOT NULL,
	"meaning" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "news_area_indicator_since_meaning_pk" PRIMARY KEY("area","indicator","since","meaning")
);
--> statement-breakpoint
ALTER TABLE "neighbourhoods"."challenge_version" ADD CONSTRAINT "challenge_version_challenge_id_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "neighbourhoods"."challenge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_area" ON "neighbourhoods"."follow" USING btree ("area");