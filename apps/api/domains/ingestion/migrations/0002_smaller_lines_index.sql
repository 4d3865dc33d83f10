-- Rows are looked up by day and amount, in all files at once; which file they are of is asked of the few that are found. The
-- file's id was a third of this index.
drop index ingestion.lines_by_day_and_amount;
create index lines_by_day_and_amount on ingestion.lines (workspace_id, booked_on, amount_minor) where kind = 'row';
