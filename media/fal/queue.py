"""fal.ai's queue over HTTP: one POST that costs money, and calls that may be repeated.

What each answer means is decided here and nowhere else. Source of the protocol:
https://docs.fal.ai/model-endpoints/queue
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
import tenacity

from film.errors import Invalid, Unavailable
from media.fal.refusals import refusal

T = TypeVar("T")
MAX_ANSWER_BYTES = 8_000_000
_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,80}")


@dataclass(frozen=True)
class Addresses:
    """Where fal.ai lives. Files may come from the `files` hosts, their subdomains and paths only.

    `own_hosts` are those that may lie in a private network: none but a simulator's.
    """

    queue: str = "https://queue.fal.run"
    rest: str = "https://rest.fal.ai"
    files: tuple[str, ...] = (
        "https://fal.media",
        "https://storage.googleapis.com/falserverless/",
        "https://storage.googleapis.com/isolate-dev-hot-rooster_toolkit_",
        "https://storage.googleapis.com/fal-",
    )
    own_hosts: tuple[str, ...] = ()


def simulated(url: str) -> Addresses:
    """A simulator's addresses. Raises Invalid for one that is not on this machine."""
    at = httpx.URL(url.rstrip("/"))
    if at.host not in ("localhost", "127.0.0.1"):
        raise Invalid("PIXORA_FAL_URL names a simulator on this machine only; leave it empty.")
    return Addresses(str(at), f"{at}/rest", (f"{at}/files/",), (at.host,))


@dataclass(frozen=True)
class Patience:
    """Seconds: a request's own limit, pauses between tries of safe calls, between two polls."""

    request_s: float = 30.0
    retry_s: float = 0.5
    poll_s: float = 1.5
    tries: int = 5


class NotAccepted(Unavailable):
    """The submit was refused for now; certainly nothing was begun."""


class Unsure(Exception):
    """It cannot be said whether a submit was accepted. `request_id` when the answer named one."""

    def __init__(self, request_id: str = "") -> None:
        super().__init__(request_id)
        self.request_id = request_id


class NotBilled(Unavailable):
    """The provider failed on its side after accepting; it does not bill such requests."""


class _Transient(Exception):
    """A safe call came to nothing; try it again."""


@dataclass(frozen=True)
class Answer:
    """A read answer; `body` is {} when it was no JSON object."""

    status: int
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def named(self) -> bool:
        """Whether fal.ai itself speaks, not a gateway in front of it."""
        return bool(self.body.get("error_type")) or "x-fal-error-type" in self.headers


class Queue:
    """A key's queue. Safe to use from many threads."""

    def __init__(self, key: str, addresses: Addresses, patience: Patience) -> None:
        self._at, self._patience = addresses, patience
        timeout = httpx.Timeout(patience.request_s, connect=min(10.0, patience.request_s))
        self._http = httpx.Client(timeout=timeout, follow_redirects=False)
        self._key = {"Authorization": f"Key {key}"}

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def submit(self, endpoint: str, body: Mapping[str, Any], webhook: str) -> str:
        """Order paid work with a single POST; the request id.

        Raises NotAccepted or Invalid when certainly nothing was begun, Unsure when it is not known.
        """
        query = f"?fal_webhook={quote(webhook, safe='')}" if webhook else ""
        try:
            answer = self._call("POST", f"{self._at.queue}/{endpoint}{query}", body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise NotAccepted("fal.ai cannot be reached. Try again in a moment.") from error
        except httpx.HTTPError as error:
            raise Unsure from error
        request_id = answer.body.get("request_id")
        if answer.status < 300 and _is_id(request_id):
            return str(request_id)
        if answer.status == 429:
            raise NotAccepted("fal.ai is busy with this account's other work. Try again soon.")
        if 400 <= answer.status < 500 and answer.status not in (408, 409):
            raise refusal(answer.status, answer.body)
        named = answer.headers.get("x-fal-request-id", "")
        raise Unsure(named if _is_id(named) else "")

    def status(self, endpoint: str, request_id: str) -> Mapping[str, Any]:
        """The queue's word on a request: `status`, and `queue_position` while it waits.

        Raises Invalid when fal.ai does not know it, Unavailable when it does not answer.
        """
        url = f"{self._request(endpoint, request_id)}/status"
        return self._patiently(lambda: self._known(self._safe("GET", url)).body)

    def knows(self, endpoint: str, request_id: str) -> bool:
        """Whether a request of that id is in the queue or was."""
        try:
            self.status(endpoint, request_id)
        except (Invalid, Unavailable):
            return False
        return True

    def result(self, endpoint: str, request_id: str) -> Mapping[str, Any]:
        """What was made. Raises Invalid for a refusal, NotBilled for the provider's own failure."""
        url = self._request(endpoint, request_id)

        def read() -> Mapping[str, Any]:
            answer = self._safe("GET", url)
            if answer.status >= 500:
                raise NotBilled("fal.ai failed while making this. Try again.")
            return self._known(answer).body

        return self._patiently(read)

    def cancel(self, endpoint: str, request_id: str) -> bool:
        """Ask to stop it; False when it had ended before. Raises Unavailable."""
        url = f"{self._request(endpoint, request_id)}/cancel"
        return self._patiently(lambda: self._safe("PUT", url).status in (200, 202))

    def upload(self, path: Path, mime: str) -> str:
        """Put a picture where the models can read it; its address. Free, so it may be repeated."""
        asked = {"file_name": path.name, "content_type": mime}
        start = f"{self._at.rest}/storage/upload/initiate?storage_type=gcs"

        def send() -> str:
            place = self._known(self._safe("POST", start, asked)).body
            target, address = str(place.get("upload_url", "")), str(place.get("file_url", ""))
            if not (allowed(target, self._at.files) and allowed(address, self._at.files)):
                raise Invalid("fal.ai named a place for the upload that is not its own.")
            try:
                done = self._http.put(
                    target, content=path.read_bytes(), headers={"Content-Type": mime}
                )
            except httpx.HTTPError as error:
                raise _Transient from error
            if done.status_code >= 300:
                raise _Transient
            return address

        return self._patiently(send)

    def _request(self, endpoint: str, request_id: str) -> str:
        """Requests live under owner and app, without the rest of the endpoint's path."""
        app = "/".join(endpoint.split("/")[:2])
        return f"{self._at.queue}/{app}/requests/{request_id}"

    def _call(self, method: str, url: str, body: Mapping[str, Any] | None = None) -> Answer:
        with self._http.stream(method, url, json=body, headers=self._key) as answer:
            read = b""
            for part in answer.iter_bytes():
                read += part
                if len(read) > MAX_ANSWER_BYTES:
                    raise httpx.DecodingError("The answer is too large.")
        return Answer(answer.status_code, answer.headers, _object(read))

    def _safe(self, method: str, url: str, body: Mapping[str, Any] | None = None) -> Answer:
        """A call that costs nothing. Gateway errors and broken connections are tried again."""
        try:
            answer = self._call(method, url, body)
        except httpx.HTTPError as error:
            raise _Transient from error
        if answer.status == 429 or (answer.status >= 500 and not answer.named):
            raise _Transient
        if answer.status < 300 and not answer.body:
            raise _Transient  # a page of somebody in between
        return answer

    def _known(self, answer: Answer) -> Answer:
        if 400 <= answer.status < 500:
            raise refusal(answer.status, answer.body)
        if answer.status >= 300:
            raise Unavailable("fal.ai answered in a way we do not follow. Try again.")
        return answer

    def _patiently(self, ask: Callable[[], T]) -> T:
        patience = self._patience
        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Transient),
            stop=tenacity.stop_after_attempt(patience.tries),
            wait=tenacity.wait_random_exponential(patience.retry_s, max=20 * patience.retry_s),
            reraise=True,
        )
        try:
            return tries(ask)
        except _Transient as error:
            raise Unavailable("fal.ai does not answer. Try again in a moment.") from error


def allowed(url: str, places: tuple[str, ...]) -> bool:
    """Whether an address lies in one of the places: same scheme and port, host or subdomain, path."""
    try:
        asked = httpx.URL(url)
    except (httpx.InvalidURL, TypeError):
        return False
    if asked.userinfo or not asked.host or "\\" in url:
        return False
    for place in map(httpx.URL, places):
        host = asked.host == place.host or asked.host.endswith(f".{place.host}")
        same = asked.scheme == place.scheme and asked.port == place.port
        if host and same and asked.path.startswith(place.path):
            return True
    return False


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _REQUEST_ID.fullmatch(value) is not None


def _object(text: bytes) -> Mapping[str, Any]:
    try:
        found = httpx.Response(200, content=text).json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
