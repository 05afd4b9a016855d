-- Films, their history, files, log, jobs and price-locked quotes.
create table public.projects (
  id text primary key check (length(id) between 1 and 64),
  user_id uuid not null references auth.users (id) on delete cascade,
  document jsonb not null,
  revision integer not null default 0,   -- 0 is the film as it was created
  last_seq bigint not null default 0,
  -- Derived from the document at each commit, so that the dashboard can sort and filter.
  title text not null default '',
  logline text not null default '',
  status text not null default 'draft' check (status in ('draft', 'planned', 'making', 'made', 'rendered', 'failed')),
  aspect text not null default '16:9',
  poster_id text,
  duration_ms integer not null default 0,
  scene_count integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index projects_updated on public.projects (user_id, updated_at desc, id) where deleted_at is null;
create index projects_user on public.projects (user_id, id);

create table public.revisions (
  project_id text not null references public.projects (id) on delete cascade,
  number integer not null,
  run_id text,
  author text not null,
  summary text not null default '',
  kind text not null default 'edit' check (kind in ('edit', 'undo', 'redo', 'made')),
  patch jsonb not null,      -- RFC 6902, from number - 1 to number
  snapshot jsonb,            -- the whole document, every 50 revisions
  at timestamptz not null default now(),
  primary key (project_id, number)
);

create table public.assets (
  project_id text not null references public.projects (id) on delete cascade,
  id text not null,
  key text not null,
  mime text not null,
  size_bytes bigint not null default 0,
  sha256 text not null default '',
  width_px integer not null default 0,
  height_px integer not null default 0,
  duration_ms integer not null default 0,
  meta jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (project_id, id)
);
create index assets_key on public.assets (key);

create table public.events (
  project_id text not null references public.projects (id) on delete cascade,
  seq bigint not null,
  run_id text,
  type text not null,
  body jsonb not null,
  at timestamptz not null default now(),
  primary key (project_id, seq)
);
create index events_run on public.events (run_id, seq) where run_id is not null;

create table public.jobs (
  id text primary key,
  project_id text not null references public.projects (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  key text not null,
  ordered jsonb not null,    -- the JobOrder as it was placed
  queue text not null check (queue in ('io', 'media')),
  after text[] not null default '{}',
  hold_id uuid references public.credit_holds (id),
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  step text not null default '',
  progress real not null default 0,
  eta_s integer,
  attempt integer not null default 0,
  max_attempts integer not null default 3,
  cancel_asked boolean not null default false,
  charged integer not null default 0,
  error text,
  memory jsonb not null default '{}',
  worker text,
  lease_until timestamptz,
  due_at timestamptz not null default now(),   -- not before
  sent_at timestamptz not null default now(),  -- when the broker last got its id
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  unique (project_id, key)
);
create index jobs_open on public.jobs (state, lease_until, sent_at) where state in ('queued', 'running');
create index jobs_user on public.jobs (user_id, state);
create index jobs_project on public.jobs (project_id, created_at desc);
-- A hold pays for one job, so that ending it settles exactly once.
create unique index jobs_hold on public.jobs (hold_id);
create index jobs_after on public.jobs using gin (after) where state = 'queued';

-- The stored answer to an idempotency key: asking twice does once.
create table public.answers (
  project_id text not null references public.projects (id) on delete cascade,
  key text not null,
  result jsonb not null,
  at timestamptz not null default now(),
  primary key (project_id, key)
);

-- A quote a person may approve: the work and the price are fixed until it expires; claimed once.
create table public.plans (
  id text primary key,
  project_id text not null references public.projects (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  hash text not null,        -- of the work and its price
  run_id text,
  quote jsonb not null,
  total integer not null check (total >= 0),
  state text not null default 'open' check (state in ('open', 'claimed')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  claimed_at timestamptz
);
create index plans_project on public.plans (project_id, created_at desc);
create index plans_user on public.plans (user_id);

alter table public.projects enable row level security;
alter table public.revisions enable row level security;
alter table public.assets enable row level security;
alter table public.events enable row level security;
alter table public.jobs enable row level security;
alter table public.answers enable row level security;
alter table public.plans enable row level security;
create policy own_read on public.projects for select to authenticated using (user_id = (select auth.uid()));
create policy own_read on public.jobs for select to authenticated using (user_id = (select auth.uid()));
create policy own_read on public.plans for select to authenticated using (user_id = (select auth.uid()));
-- What belongs to a film is seen by whom the film is seen.
create policy own_film on public.revisions for select to authenticated
  using (exists (select from public.projects p where p.id = project_id));
create policy own_film on public.assets for select to authenticated
  using (exists (select from public.projects p where p.id = project_id));
create policy own_film on public.events for select to authenticated
  using (exists (select from public.projects p where p.id = project_id));
create policy own_film on public.answers for select to authenticated
  using (exists (select from public.projects p where p.id = project_id));
revoke all on public.projects, public.revisions, public.assets, public.events, public.jobs, public.answers,
  public.plans from anon, authenticated;
grant select on public.projects, public.revisions, public.assets, public.events, public.jobs, public.answers,
  public.plans to authenticated;
grant select, insert, update, delete on public.projects, public.revisions, public.assets, public.events,
  public.jobs, public.answers, public.plans to service_role;
