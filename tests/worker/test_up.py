"""Waiting for the studio to come up: patient with what lives, quick with what dies."""

import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from film.errors import Unavailable
from worker import up
from worker.film_command import free_port
from worker.settings import Settings


class Ready(BaseHTTPRequestHandler):
    """An API that says it is ready."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing to say."""


class Slow:
    """A part that lives, and answers when it has been looked at five times."""

    def __init__(self, port: int) -> None:
        self.port, self.looks, self.server = port, 0, None

    def keep_alive(self) -> None:
        self.looks += 1
        if self.looks == 5:
            self.server = HTTPServer(("127.0.0.1", self.port), Ready)
            threading.Thread(target=self.server.serve_forever).start()


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path, port=free_port(), _env_file=None)


def test_a_slow_start_is_waited_for_and_said(settings, monkeypatch, capsys):
    monkeypatch.setattr(up, "SLOW_S", 0)
    part = Slow(settings.port)
    up.wait_ready(settings, [part])
    part.server.shutdown()
    part.server.server_close()
    assert part.looks >= 5
    assert capsys.readouterr().err.count("Still starting") == 1


def test_a_port_is_taken_from_the_first_moment_of_another_start(settings):
    next_port = f"PIXORA_PORT={settings.port + 1} ./run"
    again = up.reserved_port(settings)
    with up.reserved_port(settings), pytest.raises(Unavailable, match=next_port), again:
        pass
    with up.reserved_port(settings):
        pass


def test_a_process_that_ends_at_once_is_noticed_with_its_last_words(settings, tmp_path):
    last_words = "print('no such setting'); raise SystemExit(1)"
    child = up.Child("api", [sys.executable, "-c", last_words], {}, tmp_path / "api.log")
    with pytest.raises(Unavailable, match="no such setting"):
        up.wait_ready(settings, [child])


def test_even_patience_ends(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(up, "READY_S", 0.3)
    sleeping = [sys.executable, "-c", "import time; time.sleep(60)"]
    child = up.Child("api", sleeping, {}, tmp_path / "api.log")
    with pytest.raises(Unavailable, match="did not start"):
        up.wait_ready(settings, [child])
    assert child.running
    assert child.running.poll() is None
    child.stop()
