-- What a program with an API key may do and spend; and a limit of one's own for unasked spending.
alter table public.api_keys
  add column scopes text[] not null default '{read,act}'
    check (cardinality(scopes) > 0 and scopes <@ array['read', 'act']),
  add column credit_cap bigint check (credit_cap >= 0);  -- in all, not at a time; null: the balance
grant select (scopes, credit_cap) on public.api_keys to authenticated;

-- Like its account, a hold outlives the key that asked for it.
alter table public.credit_holds add column api_key_id uuid;
create index credit_holds_api_key on public.credit_holds (api_key_id) where api_key_id is not null;

-- null: the host's figure counts. A kept 0 meant that already.
alter table public.profiles alter column auto_approve drop not null, alter column auto_approve drop default;
update public.profiles set auto_approve = null where auto_approve = 0;

-- Whose key this is, and the mark that it was used; nothing for a revoked key or a banned owner.
create function private.key_opened(secret_hash text)
returns table (id uuid, user_id uuid, scopes text[])
language sql security definer set search_path = '' as $$
  update public.api_keys k set last_used_at = now()
  from auth.users u
  where k.hash = secret_hash and k.revoked_at is null and u.id = k.user_id
    and (u.banned_until is null or u.banned_until < now())
  returning k.id, k.user_id, k.scopes
$$;

-- The key that this transaction came with, from the claims the server carries for it.
create function private.asking_key() returns uuid language sql stable set search_path = '' as $$
  select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'api_key_id')::uuid
$$;

-- P0403: the key is revoked, or this would pass what it may spend in all. The account is locked.
create function private.key_allows(u uuid, k uuid, amount bigint) returns void
language plpgsql set search_path = '' as $$
declare cap bigint; used bigint;
begin
  select credit_cap into cap from public.api_keys where id = k and user_id = u and revoked_at is null;
  if not found then
    raise exception 'This API key was revoked; it spends nothing more.' using errcode = 'P0403';
  end if;
  select coalesce(sum(case state when 'open' then h.amount else settled end), 0) into used
    from public.credit_holds h where api_key_id = k;
  if used + amount > cap then
    raise exception 'This API key may spend % credits in all and has used %; this needs %.', cap, used, amount
      using errcode = 'P0403';
  end if;
end $$;

-- As before, and within the cap of the key that asks.
create or replace function private.credits_reserve(u uuid, project text, amount bigint, hold_key text, why text)
returns uuid language plpgsql security definer set search_path = '' as $$
declare h uuid; k uuid := private.asking_key();
begin
  perform private.credits_lock(u);
  select id into h from public.credit_holds where user_id = u and key = hold_key;
  if found then
    return h;
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

revoke execute on function
  private.key_opened(text), private.asking_key(), private.key_allows(uuid, uuid, bigint)
from public, anon, authenticated;
grant execute on function private.key_opened(text) to service_role;
