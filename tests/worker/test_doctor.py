"""`./run doctor` before a Supabase project: each thing that can be wrong, and what is said to do."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
import pytest

from api.local.gates import Gates
from store.identity.local import Rules
from store.migrate import MIGRATIONS
from tests.identity import gateway
from tests.identity.conftest import Site, running
from worker import doctor
from worker.settings import Settings

NEWEST = max(path.stem.partition("_")[0] for path in MIGRATIONS.glob("*.sql"))


@dataclass
class Deployment:
    """A project behind its gateway, and settings that fit it."""

    site: Site
    given: dict[str, str]

    @property
    def app(self) -> str:
        return self.site.dsn.replace("://postgres@", "://authenticator@")

    def said(self, app: str = "", **changed: str) -> dict[str, str]:
        """What must be fixed, by part."""
        settings = Settings(_env_file=None, **{**self.given, **changed})
        place = doctor.Place(settings, app or self.app, "")
        found = [doctor._look(name, lambda c=check: c(place)) for name, check in doctor.CHECKS]
        return {name: sentence for name, sentence, wrong in found if wrong}

    @contextmanager
    def broken(self, breaks: str, mends: str) -> Iterator[None]:
        self.site.sql(breaks)
        try:
            yield
        finally:
            self.site.sql(mends)


@pytest.fixture(scope="module")
def deployed(postgres_server, valkey_server, tmp_path_factory):
    home = tmp_path_factory.mktemp("deployed")
    with running(postgres_server, home / "site", Rules(), Gates(), gateway.Gateway) as site:
        keys = site.identity.keys
        given = {
            "home": home,
            "SUPABASE_URL": f"{site.url}/",
            "REDIS_URL": valkey_server.url,
            "SUPABASE_PUBLISHABLE_KEY": keys.publishable,
            "SUPABASE_SECRET_KEY": keys.secret,
        }
        yield Deployment(site, given)
    shutil.rmtree(home, ignore_errors=True)


def test_a_complete_deployment_has_nothing_to_fix_with_either_style_of_keys(deployed):
    keys = deployed.site.identity.keys
    assert deployed.said() == {}
    legacy = {"SUPABASE_PUBLISHABLE_KEY": keys.legacy_anon}
    assert deployed.said(**legacy, SUPABASE_SECRET_KEY=keys.legacy_service) == {}


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://no such host", "abcdefgh"])
def test_an_address_that_does_not_answer(deployed, address):
    said = deployed.said(SUPABASE_URL=address)
    assert set(said) == {"keys", "sign-in"}
    assert "SUPABASE_URL does not answer" in said["keys"]
    assert "Copy the Project URL" in said["sign-in"]


def test_keys_that_are_wrong_forged_or_swapped(deployed):
    keys = deployed.site.identity.keys
    cases = [
        ("forged", None, "SUPABASE_PUBLISHABLE_KEY is not accepted"),
        (None, "forged", "SUPABASE_SECRET_KEY is not accepted"),
        ("", None, "Set SUPABASE_PUBLISHABLE_KEY"),
        (keys.secret, keys.publishable, "swap it"),
        (keys.legacy_service, keys.legacy_service, "swap it"),
        (keys.legacy_service, None, "would go to browsers"),
        (None, keys.publishable, "SUPABASE_SECRET_KEY is the publishable key"),
        (None, keys.legacy_anon, "is it the secret key?"),
    ]
    for publishable, secret, sentence in cases:
        changed = {"SUPABASE_PUBLISHABLE_KEY": publishable, "SUPABASE_SECRET_KEY": secret}
        said = deployed.said(**{name: key for name, key in changed.items() if key is not None})
        assert sentence in said["keys"], (sentence, said)
        assert not [k for k in (keys.secret, keys.legacy_service, "forged") if k in said["keys"]]


def test_a_project_and_a_database_that_are_not_one(deployed, dsn, app_dsn):
    with psycopg.connect(dsn) as conn:
        conn.execute("update storage.buckets set created_at = created_at - interval '1 day'")
    assert set(said := deployed.said(app=app_dsn)) == {"keys"}
    assert "two different projects" in said["keys"]


@pytest.mark.parametrize(
    ("path", "answer", "part", "sentence"),
    [
        ("/auth/v1/.well-known/jwks.json", (200, {"keys": []}), "sign-in", "JWT keys"),
        ("/auth/v1/settings", (200, {"external": {"email": True}}), "sign-in", "anonymous_users"),
        ("/auth/v1/settings", (540, {"message": "paused"}), "sign-in", "Is it paused?"),
        ("/storage/v1/bucket", (404, {}), "keys", "is not accepted"),
    ],
    ids=["no public key", "no anonymous start", "paused", "no storage"],
)
def test_a_project_that_is_set_up_otherwise(deployed, monkeypatch, path, answer, part, sentence):
    monkeypatch.setitem(gateway.answers, path, answer)
    said = deployed.said()
    assert set(said) == {part}
    assert sentence in said[part]


def test_a_database_that_does_not_let_us_in(deployed):
    said = deployed.said(app="postgresql://pixora_api:x@127.0.0.1:1/postgres")
    assert "DATABASE_URL cannot be used" in said["database"]


def role(deployed: Deployment, made: str) -> dict[str, str]:
    """What is said of a login role that is made so; `{0}` is its name."""
    name = f"role_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(deployed.site.dsn, autocommit=True) as conn:
        conn.execute(made.format(name))
        try:
            return deployed.said(app=deployed.app.replace("authenticator", name, 1))
        finally:
            conn.execute(f"drop owned by {name}; drop role {name}")


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        ("create role {0} login", "may not act as"),
        ("create role {0} login bypassrls", "stands above row-level security"),
        ("create role {0} login; grant anon, authenticated to {0}", "may not act as"),
        (
            "create role {0} login inherit; grant anon, authenticated, service_role to {0}",
            "with inherit false",
        ),
    ],
    ids=["no member", "above", "not the server", "inherits"],
)
def test_a_role_that_may_too_little_or_too_much(deployed, made, sentence):
    assert sentence in role(deployed, made)["database"]


def test_the_role_of_the_docs_is_right(deployed):
    made = "create role {0} login noinherit; grant anon, authenticated, service_role to {0}"
    assert role(deployed, made) == {}


def test_a_migration_that_is_missing(deployed):
    history = "supabase_migrations.schema_migrations"
    with deployed.broken(
        f"create table kept as select * from {history} where version = '{NEWEST}';"
        f" delete from {history} where version = '{NEWEST}'",
        f"insert into {history} select * from kept; drop table kept",
    ):
        said = deployed.said()
        assert f"Not applied: {NEWEST}; run: supabase db push" in said["migrations"]
    with deployed.broken(
        "alter function private.migrations_applied() rename to other",
        "alter function private.other() rename to migrations_applied",
    ):
        assert "Not applied: 20261129000011" in deployed.said()["migrations"]
    with deployed.broken(
        "alter schema private rename to other", "alter schema other rename to private"
    ):
        assert "20261101000001" in deployed.said()["migrations"]


RIGHTS = {
    "off": (
        "alter table public.jobs disable row level security",
        "alter table public.jobs enable row level security",
        "alter table jobs enable row level security",
    ),
    "off for files": (
        "alter table storage.objects disable row level security",
        "alter table storage.objects enable row level security",
        "storage.objects",
    ),
    "a new table": ("create table public.notes (x int)", "drop table public.notes", "notes"),
    "granted": (
        "grant insert on public.credit_entries to authenticated",
        "revoke insert on public.credit_entries from authenticated",
        "authenticated on credit_entries",
    ),
    "granted to nobody": (
        "grant select on public.profiles to anon",
        "revoke select on public.profiles from anon",
        "anon on profiles",
    ),
    "policy gone": (
        "alter policy own_read on public.jobs rename to other",
        "alter policy other on public.jobs rename to own_read",
        "own_read on public.jobs",
    ),
    "policy more": (
        "create policy everybody on public.projects for select to authenticated using (true)",
        "drop policy everybody on public.projects",
        "everybody on public.projects",
    ),
}


@pytest.mark.parametrize("case", RIGHTS)
def test_rights_that_are_not_ours(deployed, case):
    breaks, mends, sentence = RIGHTS[case]
    with deployed.broken(breaks, mends):
        assert sentence in deployed.said()["rights"]
    assert deployed.said() == {}


def test_buckets_that_are_missing_or_open(deployed):
    with deployed.broken(
        "delete from storage.buckets where id = 'uploads'",
        "insert into storage.buckets (id, name) values ('uploads', 'uploads')",
    ):
        assert "No bucket uploads; apply the migrations" in deployed.said()["buckets"]
    with deployed.broken(
        "update storage.buckets set public = true where id = 'media'",
        "update storage.buckets set public = false where id = 'media'",
    ):
        assert "who may read the bucket media" in deployed.said()["buckets"]
