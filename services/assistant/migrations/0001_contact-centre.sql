CREATE TABLE "assistant"."area_count" (
	"month" text NOT NULL,
	"area_code" text NOT NULL,
	"intent" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "area_count_month_area_code_intent_pk" PRIMARY KEY("month","area_code","intent")
);
--> statement-breakpoint
CREATE TABLE "assistant"."day_count" (
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"measure" text NOT NULL,
	"intent" text DEFAULT '' NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "day_count_day_channel_language_measure_intent_pk" PRIMARY KEY("day","channel","language","measure","intent")
);
--> statement-breakpoint
CREATE TABLE "assistant"."agent" (
	"user_id" text PRIMARY KEY NOT NULL,
	"is_available" boolean NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assistant"."note" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."note_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"conversation_id" integer NOT NULL,
	"author" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assistant"."saved_reply" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."saved_reply_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"title" text NOT NULL,
	"texts" jsonb NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assistant"."ticket" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."ticket_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"conversation_id" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"agent_id" text,
	"claimed_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"email" text
);
--> statement-breakpoint
CREATE TABLE "assistant"."channel_address" (
	"conversation_id" integer PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"last_inbound_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_address_channel_address_unique" UNIQUE("channel","address")
);
--> statement-breakpoint
CREATE TABLE "assistant"."channel_delivery" (
	"channel" text NOT NULL,
	"external_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_delivery_channel_external_id_pk" PRIMARY KEY("channel","external_id")
);
--> statement-breakpoint
CREATE TABLE "assistant"."channel_outgoing" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."channel_outgoing_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"conversation_id" integer NOT NULL,
	"message_id" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"sent_at" timestamp with time zone,
	CONSTRAINT "channel_outgoing_message_id_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "assistant"."test_dialogue" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assistant"."test_dialogue_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"language" text NOT NULL,
	"turns" jsonb NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assistant"."conversation" ADD COLUMN "channel" text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE "assistant"."conversation" ADD COLUMN "handling" text DEFAULT 'assistant' NOT NULL;--> statement-breakpoint
ALTER TABLE "assistant"."conversation" ADD COLUMN "area_code" text;--> statement-breakpoint
ALTER TABLE "assistant"."message" ADD COLUMN "author" text;--> statement-breakpoint
ALTER TABLE "assistant"."model" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "assistant"."model" ADD COLUMN "report" jsonb;--> statement-breakpoint
ALTER TABLE "assistant"."note" ADD CONSTRAINT "note_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "assistant"."conversation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant"."ticket" ADD CONSTRAINT "ticket_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "assistant"."conversation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant"."channel_address" ADD CONSTRAINT "channel_address_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "assistant"."conversation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant"."channel_outgoing" ADD CONSTRAINT "channel_outgoing_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "assistant"."conversation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant"."channel_outgoing" ADD CONSTRAINT "channel_outgoing_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "assistant"."message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_conversation_id_index" ON "assistant"."note" USING btree ("conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_open" ON "assistant"."ticket" USING btree ("conversation_id") WHERE kind = 'live' AND state <> 'closed';--> statement-breakpoint
CREATE INDEX "ticket_state_asked_at_index" ON "assistant"."ticket" USING btree ("state","asked_at");--> statement-breakpoint
CREATE INDEX "conversation_handling_index" ON "assistant"."conversation" USING btree ("handling");--> statement-breakpoint
-- Models that were there understood from the moment they were learned.
UPDATE "assistant"."model" SET "published_at" = "trained_at";
