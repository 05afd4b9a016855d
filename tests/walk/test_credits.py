"""Too few credits pause a film on the whole stack; workers and studio may die meanwhile; Continue resumes it."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from store.servers import postgres
from tests.walk.test_film import of_home, running, settled, under_way, until
from worker import books
from worker.film_command import Studio, free_port

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
GIFT = 6


@contextmanager
def tab(port: int, token: str = "") -> Iterator[Studio]:
    """A browser tab; without a token it starts as a guest of its own."""
    with closing(Studio(f"http://127.0.0.1:{port}")) as studio:
        if token:
            studio.http.headers["Authorization"] = token
        yield studio


def words(studio: Studio, path: str) -> str:
    """What was said in the conversation, in one text."""
    events = studio.get(f"{path}/thread")["events"]
    return "".join(e["event"].get("delta", "") for e in events)


def workers(home: Path) -> list[int]:
    """The Celery processes of a home."""
    found = [int(pid) for pid in of_home(home)]
    return [p for p in found if b"celery" in Path(f"/proc/{p}/cmdline").read_bytes()]


def test_a_film_that_lacks_credits_waits_and_goes_on_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home, port = tmp_path / "home", free_port()
    monkeypatch.setenv("PIXORA_WELCOME_CREDITS", str(GIFT))
    monkeypatch.setenv("PIXORA_LEASE_S", "8")
    with running(home, port), tab(port) as studio:
        path, card = a_card_without_credits(studio)
        missing, total = card["quote"]["missing"], card["quote"]["total"]
        kill_workers(home)
        card = go_on(studio, path, card)
        assert (card["quote"]["missing"], under_way(studio, path)) == (missing, [])
        assert money(studio) == (GIFT, 0, 0)
        token, user_id = studio.http.headers["Authorization"], studio.get("/api/me")["user_id"]

    with running(home, port), tab(port, token) as studio, tab(port, token) as second:
        (waiting,) = studio.get(f"{path}/thread")["approvals"]
        assert waiting["interrupt_id"] == card["interrupt_id"], "it still waits after a restart"
        with psycopg.connect(postgres.dsn(postgres.sockets_of(home))) as conn:
            grant = "select private.credits_grant(%s, %s, 'shop', 'bought')"
            conn.execute(grant, (user_id, missing + 5))
        body = {"approvals": [{"interrupt_id": waiting["interrupt_id"], "approved": True}]}
        with ThreadPoolExecutor(2) as clicks:
            press = lambda who: who.post(f"/api/runs/{waiting['run_id']}/resume", body)  # noqa: E731
            first, again = clicks.map(press, (studio, second))
        assert first["run_id"] == again["run_id"]
        until(lambda: settled(studio, path), "the answer")
        kill_workers(home)
        until(lambda: not under_way(studio, path), "the film")
        assert studio.get(path)["project"]["renders"]
        assert money(studio) == (5, 0, total)
        monkeypatch.setenv("PIXORA_HOME", str(home))
        assert books.reconcile([]) == 0, capsys.readouterr().out


def a_card_without_credits(studio: Studio) -> tuple[str, dict]:
    """Ask the price of a film, then for the film: its address, and the card that waits."""
    made = studio.post(
        "/api/projects", {"idea": "a 10 second film about a kite", "quality": "draft"}
    )
    path = f"/api/projects/{made['project']['id']}"
    asked = studio.post(f"{path}/quote", {"duration_s": 60})
    studio.post(f"{path}/messages", {"text": "what would it cost to make it 60 s?"})
    until(lambda: settled(studio, path), "the price")
    told = f"If it were 60 s long, making what is missing would cost {asked['total']}"
    assert told in words(studio, path)
    thread = studio.get(f"{path}/thread")["thread_id"]
    studio.post(f"{path}/messages", {"text": "make the film", "thread_id": thread})
    (card,) = until(lambda: settled(studio, path), "the card")["approvals"]
    missing, total = card["quote"]["missing"], card["quote"]["total"]
    assert (missing, card["quote"]["balance"]) == (total - GIFT, GIFT)
    assert missing > 0
    return path, card


def kill_workers(home: Path) -> None:
    """As a crash would."""
    for pid in workers(home):
        os.kill(pid, signal.SIGKILL)


def money(studio: Studio) -> tuple[int, int, int]:
    """Credits left, held and spent."""
    now = studio.get("/api/credits")
    return now["balance"], now["reserved"], now["spent"]


def go_on(studio: Studio, path: str, card: dict) -> dict:
    """Press Continue on a card; the card that waits then."""
    answer = {"interrupt_id": card["interrupt_id"], "approved": True}
    studio.post(f"/api/runs/{card['run_id']}/resume", {"approvals": [answer]})
    (card,) = until(lambda: settled(studio, path), "the answer")["approvals"]
    return card
