"""`./run test`: what runs side by side, and that no failure of any part is lost."""

import sys
import time
from pathlib import Path

import pytest

from worker import checks

MET = """
import pathlib, sys, time
pathlib.Path("python").touch()
while not pathlib.Path("browser").exists():
    time.sleep(0.01)
sys.exit(int(sys.argv[1]))
"""


@pytest.fixture
def parts(monkeypatch, tmp_path):
    """Small parts in the places of the large ones: the code of Python's tests, and the browser's."""

    def put(python: int, browser: int) -> None:
        def browser_tests() -> int:
            Path(tmp_path / "browser").touch()
            while not (tmp_path / "python").exists():
                time.sleep(0.01)
            return browser

        monkeypatch.setattr(checks, "ROOT", tmp_path)
        monkeypatch.setattr(checks, "LINTS", ())
        monkeypatch.setattr(checks, "WEB_TESTS", ("", sys.executable, "-c", ""))
        monkeypatch.setattr(checks, "PYTHON_TESTS", ("", sys.executable, "-c", MET, str(python)))
        monkeypatch.setattr(checks, "_install", lambda _: False)
        monkeypatch.setattr(checks, "_browser_tests", browser_tests)

    return put


@pytest.mark.parametrize("python", [0, 1])
@pytest.mark.parametrize("browser", [0, 2])
def test_the_browser_and_python_run_side_by_side_and_either_may_fail(parts, python, browser, capfd):
    parts(python, browser)
    assert checks.test([]) == int(bool(python or browser))
    failed = [name for name, code in (("browser", browser), ("python", python)) if code]
    said = capfd.readouterr().out
    assert f"{len(failed)} failed" in said
    assert not failed or f"failed: {', '.join(failed)}" in said
