-- How many choices there were when a person stopped a training: the next one begins by itself only when enough are new.
alter table categorization.settings add column training_stopped_at integer;
