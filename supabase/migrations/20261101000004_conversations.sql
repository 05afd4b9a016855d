-- Conversations with the assistant: a thread, its messages in order, and its runs.
create table public.threads (
  id text primary key check (length(id) between 1 and 128),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id text not null references public.projects (id) on delete cascade,
  door text not null default 'chat',
  key text,                                 -- its name outside (a Slack thread), once per user
  title text not null default '',
  earlier_runs text[] not null default '{}',  -- of the thread it was forked from, oldest first
  lease_holder text,                        -- who runs in this conversation now
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, key)
);
create index threads_project on public.threads (project_id, updated_at desc);

create table public.entries (
  thread_id text not null references public.threads (id) on delete cascade,
  position integer not null,
  run_id text not null,
  body jsonb not null,
  at timestamptz not null default now(),
  primary key (thread_id, position)
);

-- One turn of the assistant. `body` holds what is open (approvals) and how it ended.
create table public.runs (
  id text primary key check (length(id) between 1 and 128),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id text not null references public.projects (id) on delete cascade,
  thread_id text not null references public.threads (id) on delete cascade,
  state text not null default 'running' check (state in ('running', 'waiting', 'done', 'failed', 'cancelled')),
  door text not null default 'chat',
  body jsonb not null default '{}',
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create index runs_project on public.runs (project_id, started_at desc);
create index runs_thread on public.runs (thread_id, started_at desc);
create index runs_user on public.runs (user_id);

alter table public.threads enable row level security;
alter table public.entries enable row level security;
alter table public.runs enable row level security;
create policy own_read on public.threads for select to authenticated using (user_id = (select auth.uid()));
create policy own_thread on public.entries for select to authenticated
  using (exists (select from public.threads t where t.id = thread_id));
create policy own_read on public.runs for select to authenticated using (user_id = (select auth.uid()));
revoke all on public.threads, public.entries, public.runs from anon, authenticated;
grant select on public.threads, public.entries, public.runs to authenticated;
grant select, insert, update, delete on public.threads, public.entries, public.runs to service_role;
