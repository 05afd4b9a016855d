-- Accounts for an admin, by e-mail, name or id, richest first. A guest has no address.
create function private.accounts_found(asked text, most int)
returns table (user_id uuid, email text, name text, available bigint, held bigint, spent bigint)
language sql stable security definer set search_path = '' as $$
  select a.user_id, coalesce(u.email, ''), coalesce(p.name, ''), a.available, a.held,
    (select coalesce(sum(delta), 0)::bigint from public.credit_entries e
      where e.user_id = a.user_id and e.account = 'spent')
  from public.credit_accounts a
  left join auth.users u on u.id = a.user_id
  left join public.profiles p on p.user_id = a.user_id
  where asked = '' or position(lower(asked) in
    lower(coalesce(u.email, '') || ' ' || coalesce(p.name, '') || ' ' || a.user_id::text)) > 0
  order by a.available desc, a.user_id limit most
$$;
revoke execute on function private.accounts_found(text, int) from public, anon, authenticated;
grant execute on function private.accounts_found(text, int) to service_role;
