-- better-auth's tables, as its own generator writes them for the plugins in open.ts (a test compares the two).
-- The schema is not called "auth": Supabase has one of that name which nobody else may write to.
create schema scale_auth;

create table scale_auth."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null,
  "twoFactorEnabled" boolean
);

create table scale_auth."session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references scale_auth."user" ("id") on delete cascade
);
create index "session_userId_idx" on scale_auth."session" ("userId");

create table scale_auth."account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references scale_auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on scale_auth."account" ("userId");

create table scale_auth."verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create index "verification_identifier_idx" on scale_auth."verification" ("identifier");

create table scale_auth."twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references scale_auth."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_secret_idx" on scale_auth."twoFactor" ("secret");
create index "twoFactor_userId_idx" on scale_auth."twoFactor" ("userId");

create table scale_auth."apikey" (
  "id" text not null primary key,
  "configId" text not null,
  "name" text,
  "start" text,
  "referenceId" text not null,
  "prefix" text,
  "key" text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamptz,
  "enabled" boolean,
  "rateLimitEnabled" boolean,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  "remaining" integer,
  "lastRequest" timestamptz,
  "expiresAt" timestamptz,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "permissions" text,
  "metadata" text
);
create index "apikey_configId_idx" on scale_auth."apikey" ("configId");
create index "apikey_referenceId_idx" on scale_auth."apikey" ("referenceId");
create index "apikey_key_idx" on scale_auth."apikey" ("key");

create table scale_auth."passkey" (
  "id" text not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references scale_auth."user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);
create index "passkey_userId_idx" on scale_auth."passkey" ("userId");
create index "passkey_credentialID_idx" on scale_auth."passkey" ("credentialID");

-- Every process remembers who a cookie or key belongs to for a short while; this makes all of them forget at once.
create function scale_auth.tell_access_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('scale_access', to_jsonb(old) ->> tg_argv[0]);
  return null;
end
$$;
create trigger session_ended after delete on scale_auth."session"
  for each row execute function scale_auth.tell_access_changed('userId');
create trigger key_ended after delete on scale_auth."apikey"
  for each row execute function scale_auth.tell_access_changed('referenceId');
create trigger key_changed after update of "enabled", "permissions", "metadata", "expiresAt" on scale_auth."apikey"
  for each row execute function scale_auth.tell_access_changed('referenceId');
