CREATE TABLE "neighbourhoods"."business_source" (
	"of" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"licence" text NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL
);
