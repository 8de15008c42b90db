ALTER TABLE "platform"."held_entry" ADD COLUMN "owner" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "held_entry_owner" ON "platform"."held_entry" USING btree ("owner");