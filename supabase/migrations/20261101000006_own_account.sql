-- What people may do with their own account beyond reading rows: see and end sign-ins, and leave.
-- The server calls these for the person whose claims it carries; `private` is not served to clients.
create function private.sign_ins(u uuid)
returns table (id uuid, created_at timestamptz, updated_at timestamptz, user_agent text, ip inet)
language plpgsql security definer set search_path = '' as $$
begin
  perform private.only_own(u);
  return query
    select s.id, s.created_at, s.updated_at::timestamptz, s.user_agent, s.ip
    from auth.sessions s where s.user_id = u order by s.updated_at desc nulls last;
end $$;

-- True when there was such a sign-in of this person.
create function private.sign_in_end(u uuid, sign_in uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform private.only_own(u);
  delete from auth.sessions s where s.id = sign_in and s.user_id = u;
  return found;
end $$;

-- Every row that names the person goes with them. The ledger stays and names an id that is nobody's
-- any more; what was held goes back first, so that the books close.
create function private.account_remove(u uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.only_own(u);
  perform private.credits_close(h.id, 0) from public.credit_holds h
    where h.user_id = u and h.state = 'open' order by h.id;
  delete from auth.users where id = u;
end $$;

revoke execute on function
  private.sign_ins(uuid), private.sign_in_end(uuid, uuid), private.account_remove(uuid)
from public, anon, authenticated;
grant execute on function
  private.sign_ins(uuid), private.sign_in_end(uuid, uuid), private.account_remove(uuid)
to service_role;
