DROP INDEX "indicators"."value_batch";--> statement-breakpoint
CREATE INDEX "value_of_batch" ON "indicators"."value" USING btree ("batch_id","indicator_id","period");