"""A real server on a loopback port with the local auth and storage servers and a real Postgres."""

import socket
import threading
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from api.local.gates import BY_ADDRESS, Gates
from api.local.mount import mount_local_supabase
from store.identity.limits import Rate
from store.identity.local import LocalIdentity, Rules
from store.identity.objects import LocalObjects
from store.postgres import PostgresStore
from store.servers.postgres import PostgresServer
from supabase import AsyncClient, AsyncClientOptions, create_async_client
from tests.identity.gateway import Gateway

# Loading certificates takes longer than most of these tests, and loopback needs none.
LOOPBACK = False
OFTEN = {gate: Rate(10_000, 1) for gate in BY_ADDRESS}


@dataclass
class Site:
    """A running local project, and what its owner knows."""

    url: str
    identity: LocalIdentity
    dsn: str
    home: Path
    http: httpx.Client
    opened: list[httpx.AsyncClient] = field(default_factory=list)

    async def client(self, key: str = "") -> AsyncClient:
        """A new official client, with nobody signed in."""
        http = httpx.AsyncClient(timeout=20, verify=LOOPBACK)
        self.opened.append(http)
        options = AsyncClientOptions(auto_refresh_token=False, httpx_client=http)
        return await create_async_client(self.url, key or self.identity.keys.publishable, options)

    async def staff(self) -> AsyncClient:
        """An official client with the secret key."""
        return await self.client(self.identity.keys.secret)

    def letter(self, to: str, kind: str) -> Any:
        """The newest mail of that kind to that address; mails leave just after the answer."""
        until = time.monotonic() + 5
        while time.monotonic() < until:
            found = [m for m in self.identity.outbox.letters() if (m.to, m.kind) == (to, kind)]
            if found:
                return found[-1]
            time.sleep(0.02)
        raise AssertionError(f"no {kind} mail to {to}")

    def sql(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the database as its owner."""
        with psycopg.connect(self.dsn) as conn:
            found = conn.execute(query, values)
            return found.fetchall() if found.description else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(
    server: PostgresServer,
    home: Path,
    rules: Rules,
    gates: Gates,
    around: Callable[[LocalIdentity, ASGIApp], ASGIApp] = lambda _, app: app,
) -> Iterator[Site]:
    """Serve a local project until the block ends. `around` stands before it, as a gateway does."""
    name = f"site_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server.dsn("postgres"), autocommit=True) as conn:
        conn.execute(f"create database {name} template base strategy file_copy")
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    identity = LocalIdentity(server.dsn(name, "supabase_auth_admin"), home, url, rules)
    objects = LocalObjects(server.dsn(name, "supabase_storage_admin"), home)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with identity, objects:
            yield

    app = FastAPI(lifespan=lifespan)
    mount_local_supabase(app, identity, objects, gates)
    uvicorn_server = uvicorn.Server(
        uvicorn.Config(
            around(identity, app), host="127.0.0.1", port=port, log_level="warning", lifespan="on"
        )
    )
    thread = threading.Thread(target=uvicorn_server.run)
    thread.start()
    try:
        until = time.monotonic() + 15
        while not uvicorn_server.started:
            assert thread.is_alive(), "the server did not start"
            assert time.monotonic() < until, "the server is not ready"
            time.sleep(0.01)
        with httpx.Client(verify=LOOPBACK) as http:
            yield Site(url, identity, server.dsn(name), home, http)
    finally:
        uvicorn_server.should_exit = True
        thread.join(15)


@pytest.fixture(scope="session")
def site(
    postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A local project with confirmation off and generous rates."""
    home = tmp_path_factory.mktemp("site")
    with running(postgres_server, home, Rules(), Gates(OFTEN, {})) as found:
        yield found


@pytest.fixture(scope="session")
def strict_site(
    postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A local project that wants addresses confirmed."""
    home = tmp_path_factory.mktemp("strict")
    with running(postgres_server, home, Rules(confirm_email=True), Gates(OFTEN, {})) as found:
        yield found


@pytest.fixture(scope="session")
def guarded(
    postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A local project behind the gateway of a hosted one, which wants a known key each time."""
    home = tmp_path_factory.mktemp("guarded")
    with running(postgres_server, home, Rules(), Gates(OFTEN, {}), Gateway) as found:
        yield found


def keys_of(site: Site, style: str) -> tuple[str, str]:
    """Publishable and secret key: the new `sb_...` ones, or the legacy signed tokens."""
    keys = site.identity.keys
    if style == "legacy":
        return keys.legacy_anon, keys.legacy_service
    return keys.publishable, keys.secret


@pytest.fixture(autouse=True)
async def _hang_up(request: pytest.FixtureRequest) -> AsyncIterator[None]:
    """Close what a test's clients opened, in the loop they opened it in."""
    yield
    for name in {"site", "strict_site", "guarded"} & set(request.fixturenames):
        opened = request.getfixturevalue(name).opened
        while opened:
            await opened.pop().aclose()


@pytest.fixture
def email() -> str:
    """An address nobody has."""
    return f"{uuid.uuid4().hex[:12]}@example.test"


SignUp = Callable[..., Awaitable[AsyncClient]]


@pytest.fixture
def signed_up(site: Site, email: str) -> SignUp:
    """Make a client with a new person signed in."""

    async def make(address: str = email, password: str = "correct horse") -> AsyncClient:
        client = await site.client()
        await client.auth.sign_up({"email": address, "password": password})
        return client

    return make


@pytest.fixture
async def mine(site, signed_up):
    """A signed-in client, and the folder that is theirs."""
    client = await signed_up()
    return client, (await client.auth.get_session()).user.id


@pytest.fixture
async def bearer(site, mine):
    token = (await mine[0].auth.get_session()).access_token
    headers = {"apikey": site.identity.keys.publishable, "authorization": f"Bearer {token}"}
    with httpx.Client(
        verify=LOOPBACK, base_url=f"{site.url}/storage/v1", headers=headers
    ) as client:
        yield client


@pytest.fixture
async def stranger(site, signed_up, email):
    return await signed_up(f"stranger-{email}")


@pytest.fixture
async def house(
    postgres_server: PostgresServer, database: str, store: PostgresStore, tmp_path: Path
) -> AsyncIterator[Any]:
    """The account's routes, with people to sign up."""
    from tests.identity.account_house import opened_house

    async with opened_house(postgres_server, database, store, tmp_path) as opened:
        yield opened
