"""Embedded servers: start, restart, refuse a second start, die with their parent."""

import os
import signal
import subprocess
import sys
import time

import psycopg
import pytest

from film.errors import Unavailable
from store.servers import postgres, process, valkey

STARTS_AND_WAITS = """
import pathlib, sys, time
from store.servers import postgres, valkey
home = pathlib.Path(sys.argv[1])
print(postgres.start(home, {"fsync": "off"}).pid, valkey.start(home).pid, flush=True)
time.sleep(60)
"""


def gone(pid: int, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_second_start_on_the_same_home_says_so(postgres_server, valkey_server):
    home = postgres_server.sockets.parent
    with pytest.raises(Unavailable, match="already using"):
        postgres.start(home)


def test_kill_9_of_the_parent_leaves_no_server_and_the_data_is_kept(tmp_path):
    child = subprocess.Popen(
        [sys.executable, "-c", STARTS_AND_WAITS, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    pids = [int(n) for n in child.stdout.readline().split()]
    with psycopg.connect(postgres.dsn(tmp_path / "run")) as conn:
        conn.execute("create table kept (id int)")
    child.kill()
    child.wait()
    child.stdout.close()
    again = postgres.start(tmp_path, {"fsync": "off"})
    assert all(gone(pid) for pid in pids)
    with psycopg.connect(again.url) as conn:
        assert conn.execute("select count(*) from kept").fetchone() == (0,)
    os.kill(again.pid, signal.SIGKILL)
    again.process.wait()
    assert postgres.sockets_of(tmp_path) == again.sockets
    answers = kept_alive(again)
    assert answers == (0,)
    again.stop()
    assert not again.running


def kept_alive(server, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        server.keep_alive()
        try:
            with psycopg.connect(server.url) as conn:
                return conn.execute("select count(*) from kept").fetchone()
        except psycopg.OperationalError:
            time.sleep(0.1)
    return None


@pytest.mark.skipif(os.geteuid() != 0, reason="the way for root without namespaces")
def test_root_without_namespaces_becomes_nobody(tmp_path_factory):
    home = process.Path("/tmp") / f"pixora-nobody-{os.getpid()}"  # tmp_path's parents are closed
    server = postgres.start(home, {"fsync": "off"}, namespaces=False)
    assert process.Path(f"/proc/{server.pid}").stat().st_uid == 65534
    server.stop()
    subprocess.run(["rm", "-rf", home], check=True)


def test_a_home_too_deep_for_a_socket_gets_a_short_folder(tmp_path):
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    server = valkey.start(deep)
    assert len(server.url) < 107
    server.stop()


def test_an_unwritable_home_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="PIXORA_HOME"):
        valkey.start(tmp_path / "file" / "home")
