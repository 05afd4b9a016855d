-- Lets `./run doctor` ask, as the application's own role, which migrations this database has.
create function private.migrations_applied() returns setof text
language sql stable security definer set search_path = '' as $$
  select version::text from supabase_migrations.schema_migrations
$$;
revoke execute on function private.migrations_applied() from public, anon, authenticated;
grant execute on function private.migrations_applied() to service_role;
