"""`./run check`, `./run test` and `./run shots`."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from film.errors import Unavailable
from worker.film_command import free_port
from worker.settings import Settings
from worker.up import stack

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CORES = 2
"""Commands and test processes that run side by side; the browser tests, which mostly wait, come beside."""
LINTS = (
    ("", str(BIN / "pyright")),
    ("web", "npm", "run", "-s", "check"),
    ("", str(BIN / "lint-imports")),
    ("", str(BIN / "ruff"), "check", "."),
    ("", str(BIN / "ruff"), "format", "--check", "."),
)
"""(folder, command...), the longest first."""
ORDER = ("", sys.executable, "-m", "pytest", "-q", "tests/order")
WEB_TESTS = ("web", "npm", "test", "--silent")
PYTHON_TESTS = (
    *("", sys.executable, "-m", "pytest", "-q", "-n", str(CORES)),
    *("--dist", "loadfile", "--no-loadscope-reorder"),
)
"""In the order of tests/conftest.py, which has the longest first."""
LARGE_FILM = 201
"""Scenes a film may have in the browser tests and the bench, which split one of two hundred."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def check(_: list[str]) -> int:
    """Lint, types, import rules, and the order of the house (sizes, generated files)."""
    failed = _side_by_side((*LINTS, ORDER))
    sys.stdout.write(f"check: {len(failed)} of {len(LINTS) + 1} failed\n")
    return len(failed)


def test(arguments: list[str]) -> int:
    """Every check and every test. Words after `test` go to pytest alone."""
    if arguments:
        return _run(sys.executable, "-m", "pytest", *arguments)
    failed = _side_by_side((*LINTS, WEB_TESTS))
    if not shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
        _install("pgbouncer")  # for tests/store/test_pooler.py, which is left out without it
    sys.stdout.write("== the tests of Python and of the browser, side by side\n")
    with ThreadPoolExecutor(1) as beside:
        python = beside.submit(_quiet, PYTHON_TESTS)
        failed += ["browser"] if _browser_tests() else []
        failed += ["python"] if python.result()[1] else []
    parts = len(LINTS) + 3
    sys.stdout.write(f"\n{parts - len(failed)} passed, {len(failed)} failed\n")
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
    return _browser_tests("--config", "playwright.shots.config.ts")


def _browser_tests(*arguments: str) -> int:
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as address:
        return browser(address, "test", *arguments, home=home)


def browser(address: str, *arguments: str, home: str = "") -> int:
    """Playwright against the studio at `address`; its exit code. Raises Unavailable.

    `home` is the studio's, for tests that need what only its keeper may do.
    """
    environment = {
        "PIXORA_E2E_URL": address,
        "PIXORA_E2E_HOME": home,
        "PIXORA_E2E_PYTHON": sys.executable,
        "CHROMIUM_PATH": find_chromium(),
    }
    return _run("npx", "playwright", *arguments, folder="web", **environment)


@contextmanager
def running(home: Path) -> Generator[str]:
    """The address of a studio of its own in that folder."""
    settings = Settings(home=home, port=free_port(), public_url="", max_scenes=LARGE_FILM)
    with stack(settings):
        yield settings.url


def find_chromium() -> str:
    """A Chromium, installed by apt when there is none. Raises Unavailable with what to do."""
    given = os.environ.get("CHROMIUM_PATH")
    found = given or next((p for p in map(shutil.which, CHROMIUM) if p), None)
    if not found and _install("chromium"):
        found = shutil.which("chromium")
    if not found:
        raise Unavailable(
            "The browser tests need Chromium. Install it (Debian: apt install chromium) or set "
            "CHROMIUM_PATH, then run ./run test again."
        )
    return found


def _install(package: str) -> bool:
    """Install a package of the system where we may; whether that was tried."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    sys.stderr.write(f"Installing {package} ...\n")
    _run("apt-get", "update", "-q")
    _run("apt-get", "install", "-y", "-q", "--no-install-recommends", package)
    return True


def _side_by_side(commands: Sequence[tuple[str, ...]]) -> list[str]:
    """Run commands, a few at a time; what each said comes when it ends. Those that failed."""
    with ThreadPoolExecutor(CORES) as places:
        ended = list(places.map(_quiet, commands))
    return [name for name, code in ended if code]


def _quiet(command: tuple[str, ...]) -> tuple[str, int]:
    folder, *words = command
    name = " ".join([Path(words[0]).name, *words[1:]])
    start = time.monotonic()
    ended = subprocess.run(
        words,
        cwd=ROOT / folder,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    took = f"{time.monotonic() - start:.0f} s"
    sys.stdout.write(f"== {name} ({took})\n{ended.stdout}")
    sys.stdout.flush()
    return name, ended.returncode


def _run(*command: str, folder: str = "", **environment: str) -> int:
    sys.stdout.flush()
    return subprocess.run(
        list(command), cwd=ROOT / folder, env={**os.environ, **environment}, check=False
    ).returncode
