-- Who leaves takes the words of their books along: an entry's reason names scenes and films. What
-- was moved when stays, so that the books add up; it names an id that is nobody's any more.
create or replace function private.forbid() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;

-- The one change there is: the reason of an entry of somebody who is gone becomes that.
create function private.only_forgotten() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from auth.users where id = old.user_id) or new.reason <> 'account deleted'
      or to_jsonb(new) - 'reason' is distinct from to_jsonb(old) - 'reason' then
    raise exception 'credit_entries is append-only';
  end if;
  return new;
end $$;
drop trigger no_change on public.credit_entries;
create trigger no_change before delete or truncate on public.credit_entries
  for each statement execute function private.forbid();
create trigger only_forgotten before update on public.credit_entries
  for each row execute function private.only_forgotten();

-- As before, and the reasons are forgotten.
create or replace function private.account_remove(u uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.only_own(u);
  perform from public.projects where user_id = u order by id for update;
  perform private.credits_close(h.id, 0) from public.credit_holds h
    where h.user_id = u and h.state = 'open' order by h.id;
  perform private.welcomed_before(u);
  delete from auth.users where id = u;
  update public.credit_entries set reason = 'account deleted' where user_id = u;
  update public.credit_holds set reason = 'account deleted', api_key_id = null
    where user_id = u;
end $$;

-- Of those who left before.
update public.credit_entries e set reason = 'account deleted'
  where not exists (select from auth.users a where a.id = e.user_id);
update public.credit_holds h set reason = 'account deleted', api_key_id = null
  where not exists (select from auth.users a where a.id = h.user_id);

revoke execute on function private.only_forgotten() from public, anon, authenticated;
