-- A segment fills half a page however its ids are kept; trying to compress them was a fifth of writing it.
alter table accounts.search_segments alter column transaction_ids set storage plain;
