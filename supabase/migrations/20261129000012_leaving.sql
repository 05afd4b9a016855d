-- As before, in the lock order of everything else (film, job, account, hold): a worker that ends a job
-- at the same moment and a person who leaves do not wait for each other.
create or replace function private.account_remove(u uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.only_own(u);
  perform from public.projects where user_id = u order by id for update;
  perform private.credits_close(h.id, 0) from public.credit_holds h
    where h.user_id = u and h.state = 'open' order by h.id;
  perform private.welcomed_before(u);
  delete from auth.users where id = u;
end $$;
