-- Figures about a group that is itself of so few people were shown: the public sees nothing of these
-- figures until the task has looked at them again.
DELETE FROM indicators.withheld_cell;--> statement-breakpoint
DELETE FROM indicators.protected_slice;
