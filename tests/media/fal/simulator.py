"""fal.ai on this machine: queue, uploads, files and webhooks over HTTP, with a ledger and bad days.

`bad` maps a place ("submit", "status", "result", "file", "upload") to faults, used one a call; the
fault "always:<x>" stays. It bills when it has made something, by its own price table.
"""

import base64
import hashlib
import json
import ssl
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.media.fal.simulator_http import Handler, Server
from tests.media.fal.simulator_prices import CATALOGUE, Sold

Message = tuple[bytes, dict[str, str]]


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
    port: int = 0
    token: str = "cdn-token"
    polls: int = 1
    bad: dict[str, list[str]] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)
    calls: list[tuple[str, str]] = field(default_factory=list)
    sells: dict[str, Sold] = field(default_factory=lambda: dict(CATALOGUE))
    on_lost: Callable[[Request], object] | None = None
    hosts: list[str] = field(default_factory=list)
    signers: list[Ed25519PrivateKey] = field(default_factory=lambda: [Ed25519PrivateKey.generate()])

    def __enter__(self) -> "Simulator":
        self.lock = threading.Lock()
        self.server = Server(("127.0.0.1", self.port), Handler)
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
            request.billed_usd = self.sold(request).cents(request.body) / 100

    def payload(self, request: Request) -> dict[str, Any]:
        sold = self.sold(request)
        place = f"{self.origin}/files/{request.id}.{sold.suffix}"
        file = {"url": place, "content_type": sold.suffix}
        return {sold.key: [file] if sold.key == "images" else file}

    def sold(self, request: Request) -> Sold:
        return self.sells["/".join(request.endpoint.split("/")[:2])]

    def jwks(self) -> dict[str, Any]:
        raw = [s.public_key().public_bytes_raw() for s in self.signers]
        x = [base64.urlsafe_b64encode(r).rstrip(b"=").decode() for r in raw]
        return {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": v} for v in x]}

    def message(self, request_id: str, at: float | None = None, /, **body: Any) -> Message:
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
