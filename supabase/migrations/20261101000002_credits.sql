-- Money: an append-only double-entry ledger in whole credits. Entries are the truth; the account row
-- is a cached sum whose CHECKs make overspending impossible. Accounts outlive their user on purpose:
-- after an account is deleted its id points at nobody, and the books still add up.
-- Lock order everywhere: film, job, account, hold.
create table public.credit_accounts (
  user_id uuid primary key,
  available bigint not null default 0 check (available >= 0),
  held bigint not null default 0 check (held >= 0),
  updated_at timestamptz not null default now()
);

create table public.credit_holds (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.credit_accounts (user_id),
  project_id text,
  key text not null,
  amount bigint not null check (amount > 0),
  settled bigint check (settled between 0 and amount),
  state text not null default 'open' check (state in ('open', 'settled', 'released')),
  reason text not null,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  unique (user_id, key)
);
create index credit_holds_open on public.credit_holds (created_at) where state = 'open';
create index credit_holds_project on public.credit_holds (project_id);

create table public.credit_entries (
  id bigint generated always as identity primary key,
  tx uuid not null,
  user_id uuid not null,
  account text not null check (account in ('available', 'held', 'spent', 'source')),
  delta bigint not null check (delta <> 0),
  kind text not null check (kind in ('grant', 'reserve', 'settle', 'release', 'refund')),
  hold_id uuid references public.credit_holds (id),
  key text,
  reason text not null,
  created_at timestamptz not null default now()
);
create index credit_entries_user on public.credit_entries (user_id, id desc);
create index credit_entries_hold on public.credit_entries (hold_id);
create index credit_entries_tx on public.credit_entries (tx);
create unique index credit_entries_once on public.credit_entries (user_id, key, account) where key is not null;

create function private.forbid() returns trigger language plpgsql as $$
begin
  raise exception 'credit_entries is append-only';
end $$;
create trigger no_change before update or delete or truncate on public.credit_entries
  for each statement execute function private.forbid();

create function private.balanced() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if (select sum(delta) from public.credit_entries where tx = new.tx) <> 0 then
    raise exception 'unbalanced transaction %', new.tx;
  end if;
  return null;
end $$;
create constraint trigger balanced after insert on public.credit_entries
  deferrable initially deferred for each row execute function private.balanced();

alter table public.credit_accounts enable row level security;
alter table public.credit_holds enable row level security;
alter table public.credit_entries enable row level security;
create policy own_read on public.credit_accounts for select to authenticated using (user_id = (select auth.uid()));
create policy own_read on public.credit_holds for select to authenticated using (user_id = (select auth.uid()));
create policy own_read on public.credit_entries for select to authenticated using (user_id = (select auth.uid()));
-- Nobody writes these tables directly, not even the server: only the functions below do.
revoke all on public.credit_accounts, public.credit_holds, public.credit_entries from anon, authenticated, service_role;
grant select on public.credit_accounts, public.credit_holds, public.credit_entries to authenticated, service_role;

-- A transaction that carries a person's claims may move that person's money only.
create function private.only_own(u uuid) returns void language plpgsql stable set search_path = '' as $$
begin
  if coalesce(auth.uid(), u) <> u then
    raise exception 'not your account' using errcode = '42501';
  end if;
end $$;

create function private.post(u uuid, kind text, h uuid, entry_key text, why text, source text, target text, amount bigint)
returns void language sql set search_path = '' as $$
  with t as (select gen_random_uuid() as tx)
  insert into public.credit_entries (tx, user_id, account, delta, kind, hold_id, key, reason)
  select tx, u, v.account, v.delta, kind, h, entry_key, why
  from t, (values (source, -amount), (target, amount)) v (account, delta)
  where amount <> 0
$$;

-- The account row, made when missing, locked until commit.
create function private.credits_lock(u uuid) returns public.credit_accounts
language plpgsql security definer set search_path = '' as $$
declare found_row public.credit_accounts;
begin
  perform private.only_own(u);
  select * into found_row from public.credit_accounts where user_id = u for update;
  if not found then
    insert into public.credit_accounts (user_id) values (u) on conflict do nothing;
    select * into found_row from public.credit_accounts where user_id = u for update;
  end if;
  return found_row;
end $$;

-- Credits out of nothing: a welcome, a purchase, an admin. The same key grants once.
create function private.credits_grant(u uuid, amount bigint, grant_key text, why text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare balance bigint;
begin
  if amount <= 0 then
    raise exception 'amount must be positive' using errcode = '22023';
  end if;
  balance := (private.credits_lock(u)).available;
  if exists (select from public.credit_entries where user_id = u and key = grant_key) then
    return balance;
  end if;
  perform private.post(u, 'grant', null, grant_key, why, 'source', 'available', amount);
  update public.credit_accounts set available = available + amount, updated_at = now()
    where user_id = u returning available into balance;
  return balance;
end $$;

-- Put credits aside. The same key returns the first hold. P0402: not enough.
create function private.credits_reserve(u uuid, project text, amount bigint, hold_key text, why text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare h uuid;
begin
  perform private.credits_lock(u);
  select id into h from public.credit_holds where user_id = u and key = hold_key;
  if found then
    return h;
  end if;
  update public.credit_accounts set available = available - amount, held = held + amount, updated_at = now()
    where user_id = u and available >= amount;
  if not found then
    raise exception 'not enough credits' using errcode = 'P0402';
  end if;
  insert into public.credit_holds (user_id, project_id, amount, key, reason)
    values (u, project, amount, hold_key, why) returning id into h;
  perform private.post(u, 'reserve', h, null, why, 'available', 'held', amount);
  return h;
end $$;

-- Spend `actual` of a hold and give the rest back; 0 gives all back. A closed hold stays as it is.
create function private.credits_close(h uuid, actual bigint) returns text
language plpgsql security definer set search_path = '' as $$
declare r public.credit_holds;
begin
  select * into r from public.credit_holds where id = h;
  if r.id is null then
    raise exception 'no such hold' using errcode = 'P0002';
  end if;
  perform private.credits_lock(r.user_id);
  select * into r from public.credit_holds where id = h for update;
  if r.state <> 'open' then
    return r.state;
  end if;
  if actual < 0 or actual > r.amount then
    raise exception 'settle outside hold' using errcode = '22023';
  end if;
  perform private.post(r.user_id, 'settle', h, null, r.reason, 'held', 'spent', actual);
  perform private.post(r.user_id, 'release', h, null, r.reason, 'held', 'available', r.amount - actual);
  update public.credit_accounts
    set held = held - r.amount, available = available + r.amount - actual, updated_at = now()
    where user_id = r.user_id;
  update public.credit_holds
    set state = case when actual = 0 then 'released' else 'settled' end, settled = actual, closed_at = now()
    where id = h returning state into r.state;
  return r.state;
end $$;

-- Give spent credits back. Never more than was spent; the same key refunds once.
create function private.credits_refund(h uuid, amount bigint, refund_key text, why text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare r public.credit_holds; balance bigint; given bigint;
begin
  select * into r from public.credit_holds where id = h;
  if r.id is null then
    raise exception 'no such hold' using errcode = 'P0002';
  end if;
  balance := (private.credits_lock(r.user_id)).available;
  select * into r from public.credit_holds where id = h;
  if exists (select from public.credit_entries where user_id = r.user_id and key = refund_key) then
    return balance;
  end if;
  select coalesce(sum(-delta), 0) into given from public.credit_entries
    where hold_id = h and kind = 'refund' and account = 'spent';
  if r.state <> 'settled' or amount <= 0 or given + amount > r.settled then
    raise exception 'refund exceeds what was spent' using errcode = '22023';
  end if;
  perform private.post(r.user_id, 'refund', h, refund_key, why, 'spent', 'available', amount);
  update public.credit_accounts set available = available + amount, updated_at = now()
    where user_id = r.user_id returning available into balance;
  return balance;
end $$;

revoke execute on all functions in schema private from public, anon, authenticated;
grant execute on function
  private.credits_lock(uuid),
  private.credits_grant(uuid, bigint, text, text),
  private.credits_reserve(uuid, text, bigint, text, text),
  private.credits_close(uuid, bigint),
  private.credits_refund(uuid, bigint, text, text)
to service_role;
