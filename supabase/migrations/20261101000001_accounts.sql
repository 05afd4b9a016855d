-- Who people are. Rule of the whole schema: a signed-in person may read their own rows and nothing
-- else; every write is made by the server as service_role, in the same transaction in which
-- row-level security has shown that the row is theirs. `private` is not served by PostgREST.
create schema if not exists private;
revoke all on schema private from public, anon, authenticated;
grant usage on schema private to service_role;
-- Supabase used to hand new tables to everybody; say explicitly that nobody gets anything unasked.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke execute on functions from public, anon, authenticated;
alter default privileges in schema private revoke execute on functions from public;

create table public.profiles (
  user_id uuid primary key references auth.users (id) on delete cascade,
  name text not null default '' check (length(name) <= 200),
  avatar_url text not null default '' check (length(avatar_url) <= 2000),
  auto_approve integer not null default 0 check (auto_approve >= 0),  -- credits spent unasked
  theme text not null default 'system' check (theme in ('system', 'dark', 'light')),
  defaults jsonb not null default '{}' check (pg_column_size(defaults) < 65536),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table public.api_keys (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  prefix text not null,
  hash text not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_user on public.api_keys (user_id, created_at desc);

-- Places outside that speak for an account: a Slack user of a team, for one.
create table public.channels (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null,
  team text not null,
  external_id text not null,
  meta jsonb not null default '{}',
  created_at timestamptz not null default now(),
  unique (kind, team, external_id)
);
create index channels_user on public.channels (user_id);

alter table public.profiles enable row level security;
alter table public.api_keys enable row level security;
alter table public.channels enable row level security;
create policy own_read on public.profiles for select to authenticated using (user_id = (select auth.uid()));
create policy own_read on public.api_keys for select to authenticated using (user_id = (select auth.uid()));
create policy own_read on public.channels for select to authenticated using (user_id = (select auth.uid()));
revoke all on public.profiles, public.api_keys, public.channels from anon, authenticated;
grant select on public.profiles, public.channels to authenticated;
-- Never the hash, not even to its owner.
grant select (id, user_id, name, prefix, created_at, last_used_at, revoked_at) on public.api_keys to authenticated;
grant select, insert, update, delete on public.profiles, public.api_keys, public.channels to service_role;
