"""What `./run` does once everything is installed: one function a command."""

import argparse
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from types import FrameType
from typing import NoReturn

from film.errors import PixoraError
from worker import books, checks, doctor, film_command, house_keeping, prices
from worker.settings import Settings
from worker.up import Child, examples_child, stack, watch


def up(_: list[str]) -> int:
    """Start the studio and stay until Ctrl-C."""
    settings = Settings()
    with stack(settings) as kept:
        sys.stdout.write(f"\n  Pixora is ready:  {settings.url}\n  Ctrl-C stops everything.\n\n")
        sys.stdout.flush()
        api = next(part for part in kept if isinstance(part, Child))
        examples = examples_child(settings, api)
        if settings.offline_media and not any((settings.folder / "examples").glob("*.json")):
            kept.append(examples)  # never unasked where a provider would send a bill for them
        try:
            watch(kept)
        finally:
            examples.stop()
    return 0


BENCHES: Mapping[str, str] = {
    "assembly": "bench.assembly",
    "director": "bench.director",
    "film": "bench.film",
    "pictures": "bench.pictures",
    "speech": "bench.speech",
    "web": "bench.web",
}


def bench(arguments: list[str]) -> int:
    """Run one measurement of bench/."""
    if not arguments or arguments[0] not in BENCHES:
        sys.stderr.write(f"Measure what? {', '.join(BENCHES)}\n")
        return 2
    command = [sys.executable, "-m", BENCHES[arguments[0]], *arguments[1:]]
    return subprocess.run(command, check=False).returncode


def hd_voices(arguments: list[str]) -> int:
    """Install the HD voices."""
    return subprocess.run(
        [sys.executable, "-m", "media.voice.hd", *arguments], check=False
    ).returncode


COMMANDS: Mapping[str, Callable[[list[str]], int]] = {
    "up": up,
    "film": film_command.film,
    "examples": film_command.examples,
    "grant": house_keeping.grant,
    "spend": books.spend,
    "prices": prices.prices,
    "backup": house_keeping.backup,
    "restore": house_keeping.restore,
    "reconcile": books.reconcile,
    "doctor": doctor.doctor,
    "test": checks.test,
    "check": checks.check,
    "openapi": checks.openapi,
    "shots": checks.shots,
    "bench": bench,
    "hd": hd_voices,
}


def _interrupted(_: int, __: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def main() -> int:
    """Run a command; errors are sentences."""
    parser = argparse.ArgumentParser(prog="./run", add_help=False)
    parser.add_argument("command")
    known, rest = parser.parse_known_args()
    if known.command not in COMMANDS:
        sys.stderr.write(f'There is no "{known.command}". ./run --help lists what there is.\n')
        return 2
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        return COMMANDS[known.command](rest)
    except PixoraError as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
