"""fal.ai on this machine: queue, uploads, files and webhooks over HTTP, with a ledger and bad days.

`bad` maps a place ("submit", "status", "result", "file", "upload") to faults, used one a call; the
fault "always:<x>" stays. It bills when it has made something, by its own price table.
"""

import base64
import hashlib
import json
import socket
import ssl
import struct
import threading
import time
import uuid
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HANG_S = 1.2
OUTPUTS = {
    "fal-ai/z-image": ("images", "png"),
    "fal-ai/flux": ("images", "png"),
    "fal-ai/nano-banana": ("images", "png"),
    "fal-ai/ltx-2": ("video", "mp4"),
    "fal-ai/kling-video": ("video", "mp4"),
    "fal-ai/wan": ("video", "mp4"),
    "fal-ai/kokoro": ("audio", "wav"),
    "fal-ai/elevenlabs": ("audio", "wav"),
    "fal-ai/ace-step": ("audio", "wav"),
    "fal-ai/stable-audio-25": ("audio", "wav"),
    "cassetteai/music-generator": ("audio_file", "wav"),
}
CENTS = {
    "fal-ai/z-image": lambda b: 0.5,
    "fal-ai/flux": lambda b: 2.5,
    "fal-ai/nano-banana": lambda b: 3.9,
    "fal-ai/ltx-2": lambda b: 4 * int(b["duration"]),
    "fal-ai/kling-video": lambda b: 7 * int(b["duration"]),
    "fal-ai/wan": lambda b: 10 * int(b["duration"]),
    "fal-ai/kokoro": lambda b: 0.002 * len(b["prompt"]),
    "fal-ai/elevenlabs": lambda b: 0.01 * len(b["text"]),
    "fal-ai/ace-step": lambda b: 0.02 * b["duration"],
    "fal-ai/stable-audio-25": lambda b: 20,
    "cassetteai/music-generator": lambda b: 2 * -(-b["duration"] // 60),
}


@dataclass
class Request:
    """A request in the queue. `polls` is how many questions are left until it is ready."""

    id: str
    endpoint: str
    body: dict[str, Any]
    webhook: str
    polls: int
    state: str = "IN_QUEUE"
    billed_usd: float = 0.0
    fault: str = ""


@dataclass
class Simulator:
    """The provider. `files` are samples by suffix that it serves as results."""

    files: dict[str, Path]
    tls: ssl.SSLContext | None = None
    key: str = "test-key"
    polls: int = 1
    bad: dict[str, list[str]] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)
    calls: list[tuple[str, str]] = field(default_factory=list)
    signers: list[Ed25519PrivateKey] = field(default_factory=lambda: [Ed25519PrivateKey.generate()])

    def __enter__(self) -> "Simulator":
        self.lock = threading.Lock()
        self.server = _Server(("127.0.0.1", 0), Handler)
        self.server.sim = self
        self.port = self.server.server_address[1]
        if self.tls:
            self.server.socket = self.tls.wrap_socket(self.server.socket, server_side=True)
        self.origin = f"{'https' if self.tls else 'http'}://localhost:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def billed_usd(self) -> float:
        return sum(r.billed_usd for r in self.requests.values())

    def fault(self, place: str) -> str:
        with self.lock:
            faults = self.bad.get(place, [])
            if not faults:
                return ""
            return faults[0].split(":", 1)[1] if faults[0].startswith("always:") else faults.pop(0)

    def accept(self, endpoint: str, body: dict[str, Any], webhook: str, fault: str) -> Request:
        made = Request(str(uuid.uuid4()), endpoint, body, webhook, self.polls, fault=fault)
        self.requests[made.id] = made
        return made

    def look(self, request: Request) -> None:
        """Time passes with every question."""
        if request.state in ("COMPLETED", "CANCELLED") or request.fault == "stuck":
            return
        if request.polls > 0:
            request.polls -= 1
            request.state = "IN_PROGRESS" if request.polls == 0 else request.state
            return
        self.finish(request)

    def finish(self, request: Request) -> None:
        request.state = "COMPLETED"
        if not request.fault:
            app = "/".join(request.endpoint.split("/")[:2])
            request.billed_usd = CENTS[app](request.body) / 100

    def payload(self, request: Request) -> dict[str, Any]:
        key, suffix = OUTPUTS["/".join(request.endpoint.split("/")[:2])]
        file = {"url": f"{self.origin}/files/{request.id}.{suffix}", "content_type": suffix}
        return {key: [file] if key == "images" else file}

    def jwks(self) -> dict[str, Any]:
        raw = [s.public_key().public_bytes_raw() for s in self.signers]
        x = [base64.urlsafe_b64encode(r).rstrip(b"=").decode() for r in raw]
        return {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": v} for v in x]}

    def message(
        self, request_id: str, at: float | None = None, /, **body: Any
    ) -> tuple[bytes, dict]:
        """A signed webhook: body and headers."""
        said = {"request_id": request_id, "status": "OK", "payload": {}, **body}
        text = json.dumps(said).encode()
        stamp = str(int(time.time() if at is None else at))
        digest = hashlib.sha256(text).hexdigest()
        signed = "\n".join((request_id, "user-1", stamp, digest)).encode()
        return text, {
            "X-Fal-Webhook-Request-Id": request_id,
            "X-Fal-Webhook-User-Id": "user-1",
            "X-Fal-Webhook-Timestamp": stamp,
            "X-Fal-Webhook-Signature": self.signers[-1].sign(signed).hex(),
        }


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    body: bytes

    @property
    def sim(self) -> Simulator:
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
        self.sim.calls.append((method, url.path))
        parts = url.path.strip("/").split("/")
        if parts[0] == "files":
            return self.file(method, parts[1])
        if url.path == "/rest/.well-known/jwks.json":
            return self.json(200, self.sim.jwks())
        if self.headers.get("Authorization") != f"Key {self.sim.key}":
            return self.json(401, {"detail": "no such key"})
        if parts[0] == "rest":
            return self.upload()
        if "requests" in parts:
            return self.about(method, parts)
        return self.submit(url.path.strip("/"), parse_qs(url.query))

    def submit(self, endpoint: str, query: dict[str, list[str]]) -> None:
        fault = self.sim.fault("submit")
        if fault in ("lost", "named") or not self.broken(fault):
            kept = fault if fault in ("stuck", "policy", "422", "failed", "nsfw") else ""
            hook = query.get("fal_webhook", [""])[0]
            made = self.sim.accept(endpoint, json.loads(self.body), hook, kept)
            if fault == "lost":
                return self.reset()
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

    def status(self, request: Request) -> None:
        if self.broken(self.sim.fault("status")):
            return
        self.sim.look(request)
        said: dict[str, Any] = {"status": request.state, "request_id": request.id}
        if request.state == "IN_QUEUE":
            said["queue_position"] = request.polls
        else:
            said["logs"] = None
        self.json(200 if request.state == "COMPLETED" else 202, said)

    def cancel(self, request: Request) -> None:
        if request.state == "COMPLETED":
            return self.json(400, {"status": "ALREADY_COMPLETED"})
        request.state = "CANCELLED"
        return self.json(202, {"status": "CANCELLATION_REQUESTED"})

    def result(self, request: Request) -> None:
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


class _Server(ThreadingHTTPServer):
    sim: Simulator
    daemon_threads = True
