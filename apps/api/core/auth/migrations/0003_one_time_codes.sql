-- The time step of the last code of an authenticator app that was taken: neither it nor an earlier one is taken again.
alter table scale_auth."twoFactor" add column "lastUsedStep" integer default 0;
