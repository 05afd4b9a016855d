-- Gifts: given once for a key, to somebody who is there; the welcome once for a person and an address.
alter table public.credit_entries drop constraint credit_entries_kind_check;
alter table public.credit_entries add constraint credit_entries_kind_check
  check (kind in ('grant', 'return', 'reserve', 'settle', 'release', 'refund'));

-- P0409: the key is known for something else; saying "done" to that would be a lie.
create function private.same_again(same boolean, key text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if not coalesce(same, false) then
    raise exception 'The key % was used for something else.', key using errcode = 'P0409';
  end if;
end $$;

-- As before; for a person who is there, and P0409 for a known key with another amount.
create or replace function private.credits_grant(u uuid, amount bigint, grant_key text, why text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare balance bigint; known public.credit_entries;
begin
  if amount <= 0 then
    raise exception 'amount must be positive' using errcode = '22023';
  end if;
  if not exists (select from auth.users where id = u and deleted_at is null) then
    raise exception 'no such user' using errcode = 'P0002';
  end if;
  balance := (private.credits_lock(u)).available;
  select * into known from public.credit_entries
    where user_id = u and key = grant_key and account = 'available';
  if known.id is not null then
    perform private.same_again(known.kind = 'grant' and known.delta = amount, grant_key);
    return balance;
  end if;
  perform private.post(u, 'grant', null, grant_key, why, 'source', 'available', amount);
  update public.credit_accounts set available = available + amount, updated_at = now()
    where user_id = u returning available into balance;
  return balance;
end $$;

-- As before, and P0409 for a known key with another amount or film.
create or replace function private.credits_reserve(u uuid, project text, amount bigint, hold_key text, why text)
returns uuid language plpgsql security definer set search_path = '' as $$
declare known public.credit_holds; h uuid; k uuid := private.asking_key();
begin
  perform private.credits_lock(u);
  select * into known from public.credit_holds where user_id = u and key = hold_key;
  if known.id is not null then
    perform private.same_again(known.amount = amount and known.project_id is not distinct from project, hold_key);
    return known.id;
  end if;
  if k is not null then
    perform private.key_allows(u, k, amount);
  end if;
  update public.credit_accounts set available = available - amount, held = held + amount, updated_at = now()
    where user_id = u and available >= amount;
  if not found then
    raise exception 'not enough credits' using errcode = 'P0402';
  end if;
  insert into public.credit_holds (user_id, project_id, amount, key, reason, api_key_id)
    values (u, project, amount, hold_key, why, k) returning id into h;
  perform private.post(u, 'reserve', h, null, why, 'available', 'held', amount);
  return h;
end $$;

-- As before, and P0409 for a known key with another amount or hold.
create or replace function private.credits_refund(h uuid, amount bigint, refund_key text, why text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare r public.credit_holds; balance bigint; given bigint; known public.credit_entries;
begin
  select * into r from public.credit_holds where id = h;
  if r.id is null then
    raise exception 'no such hold' using errcode = 'P0002';
  end if;
  balance := (private.credits_lock(r.user_id)).available;
  select * into r from public.credit_holds where id = h;
  select * into known from public.credit_entries
    where user_id = r.user_id and key = refund_key and account = 'available';
  if known.id is not null then
    perform private.same_again(known.hold_id = h and known.delta = amount, refund_key);
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

-- Which addresses had their welcome. Of an account that is deleted this is all that is left of its
-- address: a hash under a salt of this database, which names nobody and cannot be read back.
create table private.address_salt (
  one boolean primary key default true check (one),
  salt text not null default gen_random_uuid()::text || gen_random_uuid()::text
);
insert into private.address_salt default values;
create table private.welcomed (
  address text not null,
  user_id uuid references auth.users (id) on delete set null,
  unique (address, user_id)
);
create index welcomed_user on private.welcomed (user_id);
alter table private.address_salt enable row level security;
alter table private.welcomed enable row level security;
revoke all on private.address_salt, private.welcomed from public, anon, authenticated, service_role;

-- The same mailbox has one hash: in any case of letters, and without what follows a "+".
create function private.address_hash(address text) returns text language sql stable set search_path = '' as $$
  select encode(sha256(convert_to(
    salt || regexp_replace(lower(trim(address)), '\+[^@]*@', '@'), 'utf8')), 'hex')
  from private.address_salt
$$;

-- Whether this person's address had its welcome under another account; if not, it has it now.
create function private.welcomed_before(u uuid) returns boolean
language plpgsql set search_path = '' as $$
declare mailbox text;
begin
  select private.address_hash(email) into mailbox from auth.users where id = u and email <> '';
  perform pg_advisory_xact_lock(hashtextextended(mailbox, 6));
  if mailbox is null or exists (select from private.welcomed where address = mailbox and user_id = u) then
    return false;
  end if;
  if exists (select from private.welcomed where address = mailbox) then
    return true;
  end if;
  insert into private.welcomed values (mailbox, u);
  return false;
end $$;

-- The welcome of a new account, once. A guest has no address; who turns out to be somebody who was
-- welcomed before gives back what is left of it. Returns what can be spent; a deleted person has nothing.
create function private.credits_welcome(u uuid, gift bigint, why text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare now_has bigint; before boolean; given bigint; used bigint; rest bigint;
begin
  perform private.only_own(u);
  if not exists (select from auth.users where id = u and deleted_at is null) then
    return 0;
  end if;
  now_has := (private.credits_lock(u)).available;
  before := private.welcomed_before(u);
  select delta into given from public.credit_entries
    where user_id = u and key = 'welcome' and account = 'available';
  if given is null and not before and gift > 0 then
    return private.credits_grant(u, gift, 'welcome', why);
  end if;
  if given is null or not before
      or exists (select from public.credit_entries where user_id = u and key = 'welcome:returned') then
    return now_has;
  end if;
  select coalesce(sum(delta), 0) into used from public.credit_entries
    where user_id = u and account in ('held', 'spent');
  rest := least(now_has, greatest(given - used, 0));
  perform private.post(u, 'return', null, 'welcome:returned',
    'This address had its welcome credits before', 'available', 'source', rest);
  update public.credit_accounts set available = available - rest, updated_at = now()
    where user_id = u returning available into rest;
  return rest;
end $$;

-- As before; the address leaves its hash behind.
create or replace function private.account_remove(u uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.only_own(u);
  perform private.credits_close(h.id, 0) from public.credit_holds h
    where h.user_id = u and h.state = 'open' order by h.id;
  perform private.welcomed_before(u);
  delete from auth.users where id = u;
end $$;

insert into private.welcomed
  select private.address_hash(email), id from auth.users where email <> '';

revoke execute on function
  private.same_again(boolean, text), private.address_hash(text), private.welcomed_before(uuid),
  private.credits_welcome(uuid, bigint, text)
from public, anon, authenticated;
grant execute on function private.credits_welcome(uuid, bigint, text) to service_role;
