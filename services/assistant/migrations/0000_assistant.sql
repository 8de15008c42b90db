CREATE SCHEMA "assistant";
--> statement-breakpoint
CREATE TABLE "assistant"."conversation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."conversation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"language" text NOT NULL,
	"state" jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "conversation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "assistant"."message" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."message_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"conversation_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sender" text NOT NULL,
	"language" text NOT NULL,
	"text" text,
	"replies" jsonb,
	"outcome" text,
	"intent" text,
	"rating" smallint,
	"reviewed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "assistant"."article" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."article_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"draft" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"published_version" integer,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "assistant"."article_version" (
	"article_id" integer NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"draft" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_version_article_id_version_pk" PRIMARY KEY("article_id","version")
);
--> statement-breakpoint
CREATE TABLE "assistant"."intent" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."intent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"theme" text NOT NULL,
	"handled_by" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"article_id" integer,
	CONSTRAINT "intent_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "assistant"."intent_wording" (
	"intent_id" integer NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"examples" jsonb NOT NULL,
	CONSTRAINT "intent_wording_intent_id_language_pk" PRIMARY KEY("intent_id","language")
);
--> statement-breakpoint
CREATE TABLE "assistant"."model" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."model_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bytes" "bytea" NOT NULL,
	"intents" integer NOT NULL,
	"examples" integer NOT NULL,
	"seconds" real NOT NULL,
	"trained_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assistant"."near_domain" (
	"language" text PRIMARY KEY NOT NULL,
	"questions" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assistant"."message" ADD CONSTRAINT "message_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "assistant"."conversation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant"."article_version" ADD CONSTRAINT "article_version_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "assistant"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant"."intent" ADD CONSTRAINT "intent_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "assistant"."article"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant"."intent_wording" ADD CONSTRAINT "intent_wording_intent_id_intent_id_fk" FOREIGN KEY ("intent_id") REFERENCES "assistant"."intent"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversation_last_at_index" ON "assistant"."conversation" USING btree ("last_at");--> statement-breakpoint
CREATE INDEX "message_conversation_id_index" ON "assistant"."message" USING btree ("conversation_id");