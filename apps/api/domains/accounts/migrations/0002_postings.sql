-- Double entry by construction: each live transaction is one posting on its account and its opposite on a category, its
-- splits, or the transfer account; opening balances post against equity.

-- The parts of a transaction that reports count: itself, or its splits.
create view accounts.entries with (security_invoker = true) as
  select workspace_id, id as transaction_id, account_id, booked_on, currency, pending, amount_minor, category_id,
    case when transfer_id is not null then 'transfer' when excluded then 'excluded'
      when category_id is not null then 'category' else 'uncategorised' end as side
  from accounts.transactions
  where deleted_at is null and withdrawn_at is null and not is_split
union all
  select t.workspace_id, t.id, t.account_id, t.booked_on, t.currency, t.pending, s.amount_minor, s.category_id,
    case when t.excluded then 'excluded' when s.category_id is not null then 'category' else 'uncategorised' end
  from accounts.transactions t
  join accounts.splits s on s.workspace_id = t.workspace_id and s.transaction_id = t.id
  where t.deleted_at is null and t.withdrawn_at is null and t.is_split;

create view accounts.postings with (security_invoker = true) as
  select workspace_id, id as transaction_id, booked_on, 'account' as side, account_id, null::uuid as category_id,
    currency, amount_minor
  from accounts.transactions
  where deleted_at is null and withdrawn_at is null
union all
  select workspace_id, transaction_id, booked_on, side, null, case when side = 'category' then category_id end,
    currency, -amount_minor
  from accounts.entries
union all
  select workspace_id, null, coalesce(opening_on, '0001-01-01'), 'account', id, null, currency, opening_minor
  from accounts.financial_accounts where opening_minor <> 0
union all
  select workspace_id, null, coalesce(opening_on, '0001-01-01'), 'opening', null, null, currency, -opening_minor
  from accounts.financial_accounts where opening_minor <> 0;

-- The splits of a row sum to the row, or the transaction does not commit. All else balances by the view's own shape.
create function accounts.check_splits() returns trigger language plpgsql set search_path = '' as $$
declare
  -- As JSON, because a field that one of the two tables lacks is an error even in a branch that is not taken.
  changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  owner_id uuid := (case when tg_table_name = 'splits' then changed ->> 'transaction_id' else changed ->> 'id' end)::uuid;
  tenant uuid := (changed ->> 'workspace_id')::uuid;
begin
  if exists (
    select 1 from accounts.transactions t
    where t.workspace_id = tenant and t.id = owner_id
      and case when t.is_split then t.amount_minor else 0 end <> coalesce((
        select sum(s.amount_minor) from accounts.splits s
        where s.workspace_id = tenant and s.transaction_id = owner_id), 0)
  ) then
    raise exception 'the splits of a transaction must sum to its amount' using errcode = 'check_violation', constraint = 'splits_sum';
  end if;
  return null;
end $$;
create constraint trigger splits_sum after insert or update or delete on accounts.splits
  deferrable initially deferred for each row execute function accounts.check_splits();
create constraint trigger splits_sum after update of amount_minor, is_split on accounts.transactions
  deferrable initially deferred for each row when (old.is_split or new.is_split) execute function accounts.check_splits();

-- Bank facts of an imported row are immutable. They change in the bank's own ways only: a pending row is posted, a row
-- entered by hand meets its bank line, or either goes back when that import is undone.
create function accounts.keep_facts() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.import_id is not null and old.import_id is not distinct from new.import_id
    and old.withdrawn_at is null and old.pending = new.pending and
    (old.account_id, old.amount_minor, old.booked_on, old.value_on, old.currency, old.description, old.counterparty,
      old.reference, old.bank_id, old.bank_category)
    is distinct from
    (new.account_id, new.amount_minor, new.booked_on, new.value_on, new.currency, new.description, new.counterparty,
      new.reference, new.bank_id, new.bank_category)
  then
    raise exception 'bank facts of an imported transaction do not change' using errcode = 'check_violation', constraint = 'facts_immutable';
  end if;
  return new;
end $$;
create trigger facts_immutable before update of account_id, amount_minor, booked_on, value_on, currency, description,
  counterparty, reference, bank_id, bank_category on accounts.transactions
  for each row execute function accounts.keep_facts();
