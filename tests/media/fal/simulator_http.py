"""How the simulated fal.ai speaks HTTP: queue, uploads, files, keys, and every way to answer badly."""

import json
import socket
import struct
import time
import uuid
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from tests.media.fal.simulator import Request, Simulator

HANG_S = 0.7


class Server(ThreadingHTTPServer):
    sim: "Simulator"
    daemon_threads = True


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes: no 40 ms between them
    body: bytes

    @property
    def sim(self) -> "Simulator":
        return self.server.sim  # type: ignore[attr-defined]

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        self.route("GET")

    def do_POST(self) -> None:
        self.route("POST")

    def do_PUT(self) -> None:
        self.route("PUT")

    def route(self, method: str) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        path = url.path.strip("/").removeprefix("rest/")
        self.sim.calls.append((method, url.path))
        self.sim.hosts.append(self.headers.get("Host", ""))
        parts = path.split("/")
        if path == "files/upload":
            return self.sent()
        if parts[0] == "files":
            return self.file(method, parts[1])
        if path == ".well-known/jwks.json":
            return self.json(200, self.sim.jwks())
        if self.headers.get("Authorization") != f"Key {self.sim.key}":
            return self.json(401, {"detail": "no such key"})
        if path == "storage/auth/token":
            return self.token()
        if parts[0] == "storage":
            return self.upload()
        if "requests" in parts:
            return self.about(method, parts)
        return self.submit(path, parse_qs(url.query))

    def submit(self, endpoint: str, query: dict[str, list[str]]) -> object:
        fault = self.sim.fault("submit")
        if fault in ("lost", "named") or not self.broken(fault):
            kept = fault if fault in ("stuck", "policy", "422", "failed", "nsfw") else ""
            hook = query.get("fal_webhook", [""])[0]
            made = self.sim.accept(endpoint, json.loads(self.body), hook, kept)
            if fault == "lost":
                self.reset()
                return self.sim.on_lost(made) if self.sim.on_lost else None
            if fault == "named":
                return self.raw(504, b"<html>", {"X-Fal-Request-Id": made.id})
            base = f"{self.sim.origin}/{'/'.join(endpoint.split('/')[:2])}/requests/{made.id}"
            answer = {"request_id": made.id, "response_url": base, "queue_position": 0}
            more = {"status_url": f"{base}/status", "cancel_url": f"{base}/cancel"}
            return self.json(200, {**answer, **more})
        return None

    def about(self, method: str, parts: list[str]) -> None:
        request = self.sim.requests.get(parts[3])
        if request is None or request.endpoint.split("/")[:2] != parts[:2]:
            return self.json(404, {"detail": "Not found"})
        if method == "PUT":
            return self.cancel(request)
        if parts[-1] == "status":
            return self.status(request)
        return self.result(request)

    def status(self, request: "Request") -> None:
        if self.broken(self.sim.fault("status")):
            return
        self.sim.look(request)
        said: dict[str, Any] = {"status": request.state, "request_id": request.id}
        if request.state == "IN_QUEUE":
            said["queue_position"] = request.polls
        else:
            said["logs"] = None
        self.json(200 if request.state == "COMPLETED" else 202, said)

    def cancel(self, request: "Request") -> None:
        if request.state == "COMPLETED":
            return self.json(400, {"status": "ALREADY_COMPLETED"})
        request.state = "CANCELLED"
        return self.json(202, {"status": "CANCELLATION_REQUESTED"})

    def result(self, request: "Request") -> None:
        if self.broken(self.sim.fault("result")):
            return None
        if request.fault == "policy":
            detail = [{"loc": ["body"], "msg": "flagged", "type": "content_policy_violation"}]
            return self.json(422, {"detail": detail})
        if request.fault == "422":
            detail = [{"loc": ["body"], "msg": "too long", "type": "value_error"}]
            return self.json(422, {"detail": detail})
        if request.fault == "failed":
            return self.json(500, {"detail": "boom", "error_type": "runner_error"})
        more = {"has_nsfw_concepts": [True]} if request.fault == "nsfw" else {}
        return self.json(200, {**self.sim.payload(request), **more})

    def upload(self) -> None:
        if self.broken(self.sim.fault("upload")):
            return
        name = f"up-{uuid.uuid4().hex}.png"
        place = f"{self.sim.origin}/files/{name}"
        self.json(200, {"upload_url": place, "file_url": place})

    def token(self) -> None:
        """What the CDN's uploads are signed with."""
        until = datetime.now(UTC) + timedelta(hours=1)
        token = {"token": self.sim.token, "token_type": "Bearer", "base_url": self.sim.origin}
        self.json(200, {**token, "expires_at": until.isoformat()})

    def sent(self) -> None:
        """A file sent to the CDN in one piece."""
        if self.headers.get("Authorization") != f"Bearer {self.sim.token}":
            return self.json(401, {"detail": "no such token"})
        name = f"up-{uuid.uuid4().hex}.png"
        self.sim.uploads[name] = self.body
        return self.json(200, {"access_url": f"{self.sim.origin}/files/{name}"})

    def file(self, method: str, name: str) -> None:
        if method == "PUT":
            self.sim.uploads[name] = self.body
            return self.raw(200, b"", {})
        fault = self.sim.fault("file")
        content = self.sim.files[name.rsplit(".", 1)[1]].read_bytes()
        if fault == "truncated":
            return self.raw(200, content, {}, send=len(content) // 2)
        if fault == "corrupt":
            content = content[:24] + bytes(len(content) - 24)
        if fault == "wrong-type":
            content = b"<html>not what you think</html>"
        if fault == "oversize":
            content += bytes(3_000_000)
        if fault == "slow":
            time.sleep(HANG_S)
        if fault == "redirect":
            return self.raw(302, b"", {"Location": "http://169.254.169.254/"})
        return None if self.broken(fault) else self.raw(200, content, {})

    def broken(self, fault: str) -> bool:
        """Whether the answer was spoiled by this fault."""
        if fault in ("429", "500", "503", "504"):
            self.raw(int(fault), b"upstream", {})
        elif fault == "html":
            self.raw(200, b"<html>nginx</html>", {"Content-Type": "text/html"})
        elif fault == "hang":
            time.sleep(HANG_S)
            self.reset()
        elif fault == "reset":
            self.reset()
        else:
            return False
        return True

    def reset(self) -> None:
        self.close_connection = True
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def json(self, status: int, body: dict[str, Any]) -> None:
        self.raw(status, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def raw(self, status: int, body: bytes, headers: dict, send: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:send])
        if send is not None:
            self.close_connection = True

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            return

    def finish(self) -> None:
        try:
            super().finish()
        except (OSError, ValueError):
            return
