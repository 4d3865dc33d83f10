-- Who filed a row without a person's word keeps its reason elsewhere, under this id; it means nothing here.
alter table accounts.transactions add column category_reason_id uuid;

-- A category must exist. Updates are still looked at row by row; of inserts, which are bulk, the store asks once a statement
-- (a trigger per row costs as much as half of the insert).
drop trigger category_exists on accounts.transactions;
create constraint trigger category_exists after update of category_id on accounts.transactions
  for each row when (new.category_id is not null and new.category_id is distinct from old.category_id)
  execute function accounts.check_category();
