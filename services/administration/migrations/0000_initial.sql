CREATE SCHEMA "administration";
--> statement-breakpoint
CREATE TABLE "administration"."place_import" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_id" text,
	"options" jsonb NOT NULL,
	"result" jsonb,
	"started_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "place_import_at" ON "administration"."place_import" USING btree ("at");