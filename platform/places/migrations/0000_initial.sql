CREATE SCHEMA "places";
--> statement-breakpoint
CREATE TABLE "places"."address" (
	"id" text PRIMARY KEY NOT NULL,
	"street" text NOT NULL,
	"number" text NOT NULL,
	"postcode" text NOT NULL,
	"town" text NOT NULL,
	"area_code" text NOT NULL,
	"longitude" double precision NOT NULL,
	"latitude" double precision NOT NULL,
	"search" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "places"."area" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "places"."area_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"geography" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"geometry" geometry(MultiPolygon,4326),
	"outline" jsonb,
	"square_kilometres" double precision
);
--> statement-breakpoint
CREATE TABLE "places"."area_parent" (
	"geography" text NOT NULL,
	"code" text NOT NULL,
	"parent_code" text NOT NULL,
	CONSTRAINT "area_parent_geography_code_parent_code_pk" PRIMARY KEY("geography","code","parent_code")
);
--> statement-breakpoint
CREATE TABLE "places"."geography" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"licence" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "places"."household" (
	"geography" text NOT NULL,
	"area_code" text NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"size" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "household_geography_area_code_year_kind_size_pk" PRIMARY KEY("geography","area_code","year","kind","size")
);
--> statement-breakpoint
CREATE TABLE "places"."map_layer" (
	"name" text PRIMARY KEY NOT NULL,
	"features" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "places"."population" (
	"geography" text NOT NULL,
	"area_code" text NOT NULL,
	"year" integer NOT NULL,
	"sex" text NOT NULL,
	"age_from" integer NOT NULL,
	"age_to" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "population_geography_area_code_year_sex_age_from_pk" PRIMARY KEY("geography","area_code","year","sex","age_from")
);
--> statement-breakpoint
ALTER TABLE "places"."area" ADD CONSTRAINT "area_geography_geography_slug_fk" FOREIGN KEY ("geography") REFERENCES "places"."geography"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places"."area_parent" ADD CONSTRAINT "area_parent_geography_geography_slug_fk" FOREIGN KEY ("geography") REFERENCES "places"."geography"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "address_search" ON "places"."address" USING btree (search text_pattern_ops);--> statement-breakpoint
CREATE INDEX "address_postcode" ON "places"."address" USING btree ("postcode","number");--> statement-breakpoint
CREATE INDEX "address_area" ON "places"."address" USING btree ("area_code");--> statement-breakpoint
CREATE UNIQUE INDEX "area_version" ON "places"."area" USING btree ("geography","code","valid_from");--> statement-breakpoint
CREATE INDEX "area_present" ON "places"."area" USING btree ("geography","level","code") WHERE valid_to IS NULL;--> statement-breakpoint
CREATE INDEX "area_geometry" ON "places"."area" USING gist ("geometry");--> statement-breakpoint
CREATE INDEX "area_parent_parent" ON "places"."area_parent" USING btree ("geography","parent_code");