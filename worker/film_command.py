"""`./run film "idea" -o film.mp4`: the whole film from the terminal, through the same HTTP doors."""

import argparse
import contextlib
import json
import shutil
import socket
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from film.errors import PixoraError, Unavailable
from worker.settings import Settings
from worker.up import stack

TIMEOUT_S = 60.0
PLENTY = 100_000
EXAMPLES = (
    ("keeper", "a 30 second film about a lighthouse keeper's last night", "16:9", "cinematic"),
    ("fox", "a 20 second watercolor story of a little fox looking for the first snow", "1:1",
     "watercolor"),
    ("tokyo", "a 20 second neon film about a courier in a rainy city at night", "9:16", "neon"),
)  # fmt: skip


class Studio:
    """A signed-in visitor of the running studio."""

    def __init__(self, address: str, gives_way: bool = False) -> None:
        """Sign up there; what is ordered waits for everybody else's work when it `gives_way`."""
        self.http = httpx.Client(base_url=address, timeout=TIMEOUT_S)
        key = self.http.get("/config.json").json()["supabaseKey"]
        signed = self.http.post(
            "/auth/v1/signup", json={"data": {"gives_way": gives_way}}, headers={"apikey": key}
        )
        token = _checked(signed)["access_token"]
        self.http.headers["Authorization"] = f"Bearer {token}"

    def close(self) -> None:
        """Let go of the connections."""
        self.http.close()

    def post(self, path: str, body: dict[str, Any], **params: Any) -> dict[str, Any]:
        """POST JSON. Raises PixoraError with the server's sentence."""
        return _checked(self.http.post(path, json=body, params=params))

    def get(self, path: str) -> dict[str, Any]:
        """GET JSON. Raises PixoraError with the server's sentence."""
        return _checked(self.http.get(path))

    def events(self, project_id: str) -> Iterator[dict[str, Any]]:
        """The film's stream from its beginning; reconnects by itself."""
        last = "0"
        while True:
            headers = {"Last-Event-ID": last}
            path = f"/api/projects/{project_id}/events"
            with self.http.stream("GET", path, headers=headers, timeout=None) as stream:
                for line in stream.iter_lines():
                    if line.startswith("id: "):
                        last = line[4:]
                    elif line.startswith("data: "):
                        yield json.loads(line[6:])


def film(arguments: list[str]) -> int:
    """Make one film and save it."""
    parser = argparse.ArgumentParser(prog="./run film", description=film.__doc__)
    parser.add_argument("idea", help='for example "a 30 second film about a lighthouse keeper"')
    parser.add_argument("-o", "--out", type=Path, default=Path("film.mp4"))
    parser.add_argument("--quality", choices=["draft", "standard", "high"], default="standard")
    parser.add_argument("--aspect", choices=["16:9", "9:16", "1:1"])
    parser.add_argument("--style")
    wanted = parser.parse_args(arguments)
    with _studio() as studio:
        made = make(studio, wanted.idea, wanted.quality, wanted.aspect, wanted.style)
        save(studio, made, wanted.out)
    offline = " (made offline)" if made["render"]["offline"] else ""
    sys.stdout.write(
        f"{wanted.out}: {made['title']}, {made['render']['duration_ms'] / 1000:.1f} s{offline}\n"
    )
    return 0


def examples(arguments: list[str]) -> int:
    """Make the landing page's example films, those that are not there yet."""
    folder = Settings().folder / "examples"
    folder.mkdir(parents=True, exist_ok=True)
    with _studio(beside="--beside" in arguments) as studio:
        for name, idea, aspect, style in EXAMPLES:
            card = folder / f"{name}.json"
            if card.exists():
                continue
            made = make(studio, idea, "standard", aspect, style)
            save(studio, made, folder / f"{name}.mp4", folder / f"{name}.jpg")
            facts = {"id": name, "title": made["title"], "idea": idea, "aspect": aspect}
            facts["duration_ms"] = made["render"]["duration_ms"]
            card.write_text(json.dumps(facts), "utf-8")
    return 0


def make(
    studio: Studio, idea: str, quality: str, aspect: str | None, style: str | None
) -> dict[str, Any]:
    """Write, make and assemble a film; returns its id, title and render."""
    wishes = {"idea": idea, "quality": quality, "aspect_ratio": aspect, "style": style}
    body = {k: v for k, v in wishes.items() if v}
    project = studio.post("/api/projects", body)["project"]
    path = f"/api/projects/{project['id']}/tools/generate_scene"
    ordered = studio.post(path, {"quality": quality}, max_credits=PLENTY)
    wanted = {job["job_id"] for job in ordered["jobs"]}
    with _bar() as bar:
        task = bar.add_task(project["title"], total=len(wanted))
        for done, step in steps(studio, project["id"], wanted):
            bar.update(task, completed=done, description=step)
    renders = studio.get(f"/api/projects/{project['id']}")["project"]["renders"]
    if not renders:
        raise PixoraError("The film was not assembled. ./run and look at it in the studio.")
    return {"id": project["id"], "title": project["title"], "render": renders[-1]}


def steps(studio: Studio, project_id: str, wanted: set[str]) -> Iterator[tuple[float, str]]:
    """Jobs done so far and what is being done, until all have ended. Raises PixoraError."""
    progress: dict[str, float] = dict.fromkeys(wanted, 0.0)
    done: set[str] = set()
    for event in studio.events(project_id):
        if event["type"] != "job" or event["id"] not in wanted:
            continue
        if event["state"] in ("failed", "cancelled"):
            raise PixoraError(f"{event['unit']}: {event['error'] or event['state']}")
        progress[event["id"]] = event["progress"]
        done |= {event["id"]} if event["state"] == "done" else set()
        yield sum(progress.values()), f"{event['unit']}: {event['step'] or event['state']}"
        if done == wanted:
            return


def save(studio: Studio, made: dict[str, Any], out: Path, poster: Path | None = None) -> None:
    """Download a render (and its poster) whole or not at all."""
    links = studio.get(f"/api/projects/{made['id']}/renders/{made['render']['id']}")
    for url, target in ((links["url"], out), (links["poster_url"], poster)):
        if target is None or url is None:
            continue
        part = target.with_name(f".{target.name}.part")
        with studio.http.stream("GET", url) as stream, part.open("wb") as file:
            for chunk in stream.iter_bytes():
                file.write(chunk)
        shutil.move(part, target)


@contextmanager
def _studio(beside: bool = False) -> Generator[Studio]:
    """The running studio, or (unless `beside` it) one of our own for as long as it is needed.

    Beside a studio that people use their films come first.
    """
    settings = Settings()
    with ExitStack() as closing:
        if not beside and not _answers(settings.url):
            settings = settings.model_copy(update={"port": free_port(), "public_url": ""})
            closing.enter_context(stack(settings))
        yield closing.enter_context(contextlib.closing(Studio(settings.url, beside)))


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz", timeout=2).json().get("status") == "ok"
    except (httpx.HTTPError, ValueError):
        return False


def free_port() -> int:
    """A loopback port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _bar() -> Progress:
    columns = (TextColumn("{task.description:<34.34}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, TimeRemainingColumn())


def _checked(answer: httpx.Response) -> dict[str, Any]:
    if answer.is_success:
        return answer.json()
    try:
        said = answer.json()
    except ValueError as error:
        raise Unavailable(f"The studio answered {answer.status_code}.") from error
    raise PixoraError(said.get("detail") or said.get("msg") or f"HTTP {answer.status_code}")
