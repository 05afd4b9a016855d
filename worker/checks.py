"""`./run check`, `./run test` and `./run shots`."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from film.errors import Unavailable
from worker.film_command import free_port
from worker.settings import Settings
from worker.up import stack

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
LINTS = (
    (str(BIN / "ruff"), "check", "."),
    (str(BIN / "ruff"), "format", "--check", "."),
    (str(BIN / "pyright"),),
    (str(BIN / "lint-imports"),),
)
LARGE_FILM = 200
"""Scenes a film may have in the browser tests: they cut one of a hundred."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def check(_: list[str]) -> int:
    """Lint, types, import rules; the size guard is a test."""
    failed = [" ".join(c) for c in LINTS if _run(*c)]
    failed += ["web check"] if _run("npm", "run", "-s", "check", folder="web") else []
    sys.stdout.write(f"check: {len(failed)} of {len(LINTS) + 1} failed\n")
    return len(failed)


def test(arguments: list[str]) -> int:
    """Every check and every test. Words after `test` go to pytest alone."""
    if arguments:
        return _run(sys.executable, "-m", "pytest", *arguments)
    parts = {
        "check": check([]),
        "python": _run(sys.executable, "-m", "pytest", "-q"),
        "web": _run("npm", "test", "--silent", folder="web"),
        "browser": _browser("test"),
    }
    failed = [name for name, code in parts.items() if code]
    sys.stdout.write(f"\n{len(parts) - len(failed)} passed, {len(failed)} failed\n")
    if failed:
        sys.stdout.write(f"failed: {', '.join(failed)}\n")
    return 1 if failed else 0


def openapi(_: list[str]) -> int:
    """Write the OpenAPI document and the web's types from the routes as they are."""
    made = subprocess.run(
        [sys.executable, "-m", "api.openapi"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if made.returncode:
        sys.stderr.write(made.stderr)
        return made.returncode
    (ROOT / "web/src/shared/api/openapi.json").write_text(made.stdout, "utf-8")
    return _run("npm", "run", "-s", "gen", folder="web")


def shots(_: list[str]) -> int:
    """Screenshots of every page into web/test-results/shots."""
    return _browser("test", "--config", "playwright.shots.config.ts")


def _browser(*arguments: str) -> int:
    chromium = find_chromium()
    with tempfile.TemporaryDirectory() as home, _running(Path(home)) as address:
        environment = {"PIXORA_E2E_URL": address, "CHROMIUM_PATH": chromium}
        return _run("npx", "playwright", *arguments, folder="web", **environment)


@contextmanager
def _running(home: Path) -> Generator[str]:
    settings = Settings(home=home, port=free_port(), public_url="", max_scenes=LARGE_FILM)
    with stack(settings):
        yield settings.url


def find_chromium() -> str:
    """A Chromium, installed by apt when there is none. Raises Unavailable with what to do."""
    given = os.environ.get("CHROMIUM_PATH")
    found = given or next((p for p in map(shutil.which, CHROMIUM) if p), None)
    if found:
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write("Installing chromium ...\n")
        _run("apt-get", "update", "-q")
        _run("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")
        found = shutil.which("chromium")
    if not found:
        raise Unavailable(
            "The browser tests need Chromium. Install it (Debian: apt install chromium) or set "
            "CHROMIUM_PATH, then run ./run test again."
        )
    return found


def _run(*command: str, folder: str = "", **environment: str) -> int:
    sys.stdout.flush()
    return subprocess.run(
        list(command), cwd=ROOT / folder, env={**os.environ, **environment}, check=False
    ).returncode
