-- What each job was estimated at beside what it took, and the daily chores of the house.

-- A quote waits in the run that asks for it (docs/decisions/0050); this table had no use.
drop table public.plans;

-- Estimated when it was ordered; taken when it ended. `charged` was there before: credits settled.
alter table public.jobs
  add column estimated integer generated always as (coalesce((ordered ->> 'credits')::integer, 0)) stored,
  add column estimated_s integer generated always as (coalesce((ordered ->> 'eta_s')::integer, 0)) stored,
  add column took_s real generated always as (extract(epoch from ended_at - started_at)::real) stored;

-- Events up to this one may be gone: a reader from before it starts again with a snapshot.
alter table public.projects add column log_starts_after bigint not null default 0;
create index projects_bin on public.projects (deleted_at) where deleted_at is not null;
create index events_at on public.events (at);

-- When each chore was last begun, so that of several processes one does it, once a day.
create table private.chores (
  name text primary key,
  begun_at timestamptz not null,
  said text not null default ''
);
alter table private.chores enable row level security;
revoke all on private.chores from public, anon, authenticated;
grant select, insert, update on private.chores to service_role;
