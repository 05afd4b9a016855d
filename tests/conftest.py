"""What every test may ask for: a real Postgres and Valkey, a database of its own, people.

`dsn` connects as the schema's owner, `app_dsn` as `authenticator` (what the application does).
"""

import ipaddress
import itertools
import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from film.ports import Seat
from store.blobs.folder import FolderBlobs
from store.migrate import migrate
from store.postgres import PostgresStore
from store.servers import postgres, valkey
from store.servers.process import Server

MEMORY, ROOM_BYTES = Path("/dev/shm"), 1_000_000_000
_numbers = itertools.count(1)


def _stay_on_this_machine(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = str(arguments[1][0])
    if host == "localhost":
        return
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise RuntimeError(f"A test wanted to reach {host}; tests stay on this machine.")


sys.addaudithook(_stay_on_this_machine)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first: what waits for whole studios leaves no core idle at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def postgres_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """In memory where there is room: hundreds of tests copy a database, a fifth of the time there."""
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ROOM_BYTES:
        yield tmp_path_factory.mktemp("pg")
        return
    with tempfile.TemporaryDirectory(prefix="pixora-tests-", dir=MEMORY) as home:
        yield Path(home)


@pytest.fixture(scope="session")
def postgres_server(postgres_home: Path) -> Iterator[postgres.PostgresServer]:
    """One real Postgres for all tests, with the migrated template database `base`."""
    fast = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    server = postgres.start(postgres_home, settings=fast)
    with psycopg.connect(server.dsn("postgres"), autocommit=True) as conn:
        conn.execute("create database base")
    migrate(server.dsn("base"), embedded=True)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def valkey_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One real Valkey for all tests."""
    server = valkey.start(tmp_path_factory.mktemp("vk"))
    yield server
    server.stop()


@pytest.fixture
def valkey_url(valkey_server: Server) -> str:
    return valkey_server.url


@pytest.fixture
def database(postgres_server: postgres.PostgresServer) -> Iterator[str]:
    """The name of a fresh, migrated database that only this test uses."""
    name = f"t{next(_numbers)}"
    with psycopg.connect(postgres_server.dsn("postgres"), autocommit=True) as conn:
        conn.execute(f"create database {name} template base strategy file_copy")
    yield name
    with psycopg.connect(postgres_server.dsn("postgres"), autocommit=True) as conn:
        conn.execute(f"drop database {name} with (force)")


@pytest.fixture
def dsn(postgres_server: postgres.PostgresServer, database: str) -> str:
    """The test's database as the owner of the schema."""
    return postgres_server.dsn(database)


@pytest.fixture
def app_dsn(postgres_server: postgres.PostgresServer, database: str) -> str:
    """The test's database as the application connects."""
    return postgres_server.dsn(database, "authenticator")


def make_seat(dsn: str, **fields: Any) -> Seat:
    """A new user with an auth row, and their seat."""
    user_id = str(uuid.uuid4())
    with psycopg.connect(dsn) as conn:
        conn.execute(
            "insert into auth.users (id, email) values (%s, %s)",
            (user_id, f"{user_id}@example.test"),
        )
    return Seat(user_id=user_id, **fields)


@pytest.fixture
def seat(dsn: str) -> Seat:
    """A signed-in person."""
    return make_seat(dsn)


@pytest.fixture
def second_seat(dsn: str) -> Seat:
    """Somebody else."""
    return make_seat(dsn)


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path)


@pytest.fixture
def sent() -> list[tuple[str, str]]:
    """(job id, queue) pairs that the store has given to the broker."""
    return []


@pytest.fixture
async def store(
    app_dsn: str, valkey_url: str, blobs: FolderBlobs, sent: list[tuple[str, str]]
) -> AsyncIterator[PostgresStore]:
    """The real store over the test's own database."""
    opened = await PostgresStore.open(app_dsn, valkey_url, blobs, sent.extend)
    yield opened
    await opened.close()
