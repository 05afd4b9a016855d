"""`./run` before it becomes the command that was asked for."""

import os
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

RUN = str(Path(__file__).resolve().parents[2] / "run")


@pytest.fixture
def script(monkeypatch):
    """The script itself, on a machine where everything is set up."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # leaves no run.cpython.pyc beside it
    spec = spec_from_loader("run", SourceFileLoader("run", RUN))
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    for step in ("check_machine", "packages", "build"):
        monkeypatch.setattr(loaded, step, lambda *_: None)
    monkeypatch.setattr(loaded, "python", lambda _: Path(sys.executable))
    return loaded


def test_every_process_of_ours_may_keep_what_it_compiled(script, monkeypatch, tmp_path):
    became = []
    monkeypatch.setattr(os, "execv", lambda _, words: became.append(words))
    monkeypatch.setattr(sys, "argv", ["run", "prices"])
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.chdir(tmp_path)
    script.main()
    assert became == [[sys.executable, "-m", "worker.cli", "prices"]]
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ
