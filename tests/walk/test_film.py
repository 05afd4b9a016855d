"""One sentence becomes a film that plays, a change of one scene costs one scene, and a killed studio
finds its film again: the whole stack, over HTTP, as a person's browser uses it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from media import ffmpeg
from worker.film_command import Studio, free_port

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 240


@contextmanager
def running(home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`./run` as a process of its own, killed with -9 at the end."""
    environment = {**os.environ, "PIXORA_HOME": str(home), "PIXORA_PORT": str(port)}
    (home / "examples").mkdir(parents=True, exist_ok=True)
    (home / "examples" / "none.json").touch()  # the landing page's films are not this test's
    process = subprocess.Popen(
        [sys.executable, "-m", "worker.cli", "up"], cwd=ROOT, env=environment
    )
    try:
        until(lambda: answers(port), "the studio to start")
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        until(lambda: not of_home(home), "every process to go")


def answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=2).is_success
    except httpx.HTTPError:
        return False


def of_home(home: Path) -> list[str]:
    """Processes that work for that home, by their environment and command line."""
    found: list[str] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            said = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
            state = (folder / "stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            continue
        if str(home).encode() in said and state != "Z" and folder.name != str(os.getpid()):
            found.append(folder.name)
    return found


def until(true: Callable[[], Any], what: str) -> Any:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if result := true():
            return result
        time.sleep(0.3)
    raise AssertionError(f"Waited {PATIENCE_S} s for {what}.")


def say(studio: Studio, project_id: str, text: str, **body: Any) -> None:
    """Say something, approve what is asked, and wait until everything is made."""
    path = f"/api/projects/{project_id}"
    studio.post(f"{path}/messages", {"text": text, **body})
    thread = until(lambda: settled(studio, path), "the assistant")
    for approval in thread["approvals"]:
        answer = {"interrupt_id": approval["interrupt_id"], "approved": True}
        studio.post(f"/api/runs/{approval['run_id']}/resume", {"approvals": [answer]})
        until(lambda: settled(studio, path), "the answer")
    until(lambda: not under_way(studio, path), "the film")


def settled(studio: Studio, path: str) -> dict[str, Any] | None:
    thread = studio.get(f"{path}/thread")
    return thread if thread["events"] and thread["active_run"] is None else None


def under_way(studio: Studio, path: str) -> list[str]:
    jobs = studio.get(path)["jobs"]
    assert not [j["error"] for j in jobs if j["state"] == "failed"]
    return [j["id"] for j in jobs if j["state"] in ("queued", "running")]


def test_a_sentence_becomes_a_film_and_a_change_costs_one_scene(tmp_path: Path) -> None:
    home, port = tmp_path / "home", free_port()
    with running(home, port), closing(Studio(f"http://127.0.0.1:{port}")) as studio:
        project_id = studio.post("/api/projects", {"quality": "draft"})["project"]["id"]
        path = f"/api/projects/{project_id}"
        say(studio, project_id, "a 12 second film about a lighthouse keeper and a storm")
        say(studio, project_id, "make the film")
        film = studio.get(path)
        first = film["project"]["renders"][-1]
        links = studio.get(f"{path}/renders/{first['id']}")
        (tmp_path / "film.mp4").write_bytes(studio.http.get(links["url"]).content)
        seen = ffmpeg.probe(tmp_path / "film.mp4")
        assert abs(seen.duration_ms - film["timeline"]["duration_ms"]) < 300
        assert first["offline"]

        second = film["project"]["scenes"][1]["id"]
        say(studio, project_id, "make scene 2 darker")
        say(studio, project_id, "put it together")
        after = studio.get(path)["project"]
        counts = {s["id"]: len(s["picture"]["takes"]) for s in after["scenes"]}
        assert counts == {s: 2 if s == second else 1 for s in counts}
        assert after["renders"][-1]["reused_segments"] > 0
        assert studio.get("/api/credits")["reserved"] == 0
        token = studio.http.headers["Authorization"]
    with running(home, port):
        address = f"http://127.0.0.1:{port}{path}"
        found = httpx.get(address, headers={"Authorization": token}, timeout=30).json()
        assert found["project"]["renders"][-1]["id"] == after["renders"][-1]["id"]
