"""Large bodies at a real HTTP door: who asks is known before the bytes, and none pile up in memory."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import numpy as np
import pytest
import uvicorn

from api.sizes import UPLOAD_BYTES
from media import ffmpeg, sound
from tests.api.conftest import create_app
from tests.api.doors import TABLE
from tests.api.test_rights import filled
from worker.film_command import free_port

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
MEGABYTE = b"\x89PNG\r\n\x1a\n".ljust(1_000_000, b"\0")
FLAT_KB = 60_000
"""More than a server needs to pass a file on, less than the file."""
EDGE = b"edge"
FORM = f"multipart/form-data; boundary={EDGE.decode()}"
PART = (
    b'--edge\r\nContent-Disposition: form-data; name="part"\r\n\r\nvisual\r\n--edge\r\n'
    b'Content-Disposition: form-data; name="file"; filename="a.png"\r\n'
    b"Content-Type: image/png\r\n\r\n"
)


@dataclass
class Served:
    """The application behind uvicorn, and a person signed in to it."""

    port: int
    http: httpx.Client
    token: str
    user_id: str
    film: str

    def head(self, method: str, path: str, token: str, announced: int | None) -> str:
        """The answer to a request of which only the head is ever sent."""
        lines = [f"{method} {path} HTTP/1.1", "Host: studio.test", f"Content-Type: {FORM}"]
        lines += [f"Authorization: Bearer {token}"] if token else []
        lines += [f"Content-Length: {announced}" if announced else "Transfer-Encoding: chunked"]
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode())
            said = b""
            while chunk := line.recv(65_536):
                said += chunk
                head, _, body = said.partition(b"\r\n\r\n")
                length = head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]
                if length and len(body) >= int(length):
                    break
        return said.decode()


@pytest.fixture
def served(settings, tmp_path) -> Iterator[Served]:
    port = free_port()
    app = create_app(settings.model_copy(update={"port": port}))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    key = app.state.local_identity.keys.publishable
    address, headers = f"http://127.0.0.1:{port}", {"apikey": key}
    with httpx.Client(base_url=address, headers=headers, verify=False, timeout=60) as http:
        signed = http.post("/auth/v1/signup", json={}).json()
        http.headers["authorization"] = f"Bearer {signed['access_token']}"
        film = http.post("/api/projects", json={"title": "Sea"}).json()["project"]["id"]
        yield Served(port, http, signed["access_token"], signed["user"]["id"], film)
    server.should_exit = True
    thread.join(20)


def doors(served: Served) -> list[tuple[str, str]]:
    own = f"/storage/v1/object/uploads/{served.user_id}/a.png"
    return [
        ("POST", f"/api/projects/{served.film}/uploads"),
        ("POST", f"/api/projects/{served.film}/reference"),
        ("POST", "/api/me/avatar"),
        ("POST", own),
        ("PUT", own),
        ("PUT", f"{own.replace('object/', 'object/upload/sign/')}?token=x"),
    ]


@pytest.mark.parametrize("announced", [99_000_000, None], ids=["announced", "chunked"])
def test_who_may_not_send_is_told_before_the_first_byte(served, announced):
    for method, path in doors(served):
        for token, good in (("", (401, 404, 400)), ("x.y.z", (401, 400))):
            said = served.head(method, path, token, announced)
            assert int(said.split()[1]) in good, (method, path, said)
    nowhere = served.head("POST", "/api/projects/no-such/uploads", served.token, announced)
    assert "There is no such film." in nowhere


def test_what_is_announced_as_too_large_is_refused_unread_in_words(served):
    for method, path in doors(served)[:5]:
        said = served.head(method, path, served.token, 300_000_000)
        assert int(said.split()[1]) in (413, 400), said
        assert "Send less, or a smaller file." in said
        assert "content-security-policy" in said
    avatar = served.head("POST", "/api/me/avatar", served.token, 6_000_000)
    assert "larger than the 5 MB" in avatar


def test_no_door_takes_a_body_without_end(served):
    names = {
        **dict.fromkeys(("project_id", "project"), served.film),
        **dict.fromkeys(("bucket",), "uploads"),
        "name:path": f"{served.user_id}/a.png",
    }
    waiting = []
    for method, path in TABLE:
        if method in ("POST", "PUT", "PATCH") and path != "/auth/v1/logout":
            said = served.head(method, filled(path, names), served.token, 300_000_000)
            if int(said.split()[1]) < 400 or "smaller file" not in said:
                waiting.append((method, path, said.splitlines()[0], said[-90:]))
    # Staff's doors do not exist for a person; a signed link is asked for before its size.
    assert [w for w in waiting if "/admin/" not in w[1] and "upload/sign" not in w[1]] == []


def form(megabytes: int) -> Iterator[bytes]:
    yield PART
    yield from (MEGABYTE for _ in range(megabytes))
    yield b"\r\n--edge--\r\n"


def raw(megabytes: int) -> Iterator[bytes]:
    yield from (MEGABYTE for _ in range(megabytes))


def peak_kb() -> int:
    """The most memory this process has had since `forget_peak`."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


@pytest.mark.skipif(not os.access("/proc/self/clear_refs", os.W_OK), reason="needs Linux's /proc")
def test_a_hundred_megabytes_pass_through_without_piling_up(served):
    """What fits reaches the check of its content; what does not is refused on the way."""
    object_ = f"/storage/v1/object/uploads/{served.user_id}/{{}}.png"
    length = {"content-length": str(99_000_000 + len(b"".join(form(0))))}
    tries = (
        (f"/api/projects/{served.film}/uploads", FORM, form(99), {}, 422),
        (f"/api/projects/{served.film}/uploads", FORM, form(99), length, 422),
        (f"/api/projects/{served.film}/uploads", FORM, form(102), {}, 413),
        (object_.format("fits"), "image/png", raw(99), {}, 200),
        (object_.format("over"), "image/png", raw(106), {}, 400),
    )
    for path, kind, content, more, status in tries:
        forget_peak()
        before = peak_kb()
        headers = {"content-type": kind, **more}
        answer = served.http.post(path, content=content, headers=headers)
        assert answer.status_code == status, (path, answer.text)
        assert peak_kb() - before < FLAT_KB, (path, status)
        if status in (413, 400):
            assert answer.json().get("detail", answer.json().get("message")).count(" ") > 4
    assert UPLOAD_BYTES < 106_000_000


def test_a_clip_of_ones_own_brings_its_sound_and_a_picture_to_know_it_by(served, tmp_path) -> None:
    path = tmp_path / "wave.mp4"
    picture = ["-f", "lavfi", "-i", "testsrc2=s=160x120:r=30:d=1"]
    ffmpeg.run([*picture, "-f", "lavfi", "-i", "sine=440:d=1", str(path)], "making a test file")
    here = f"/api/projects/{served.film}"
    asked = {"description": "A wave at the shore"}
    assert served.http.post(f"{here}/tools/add_scene", json=asked).status_code == 200
    scene = served.http.get(here).json()["project"]["scenes"][0]["id"]
    data = {"part": "visual", "scene_id": scene}
    sent = served.http.post(f"{here}/uploads", data=data, files={"file": path.read_bytes()})
    assert sent.status_code == 201, sent.text
    take = served.http.get(here).json()["project"]["scenes"][0]["picture"]["takes"][0]
    asked = {"asset_ids": [take[name] for name in BESIDE]}
    links = served.http.post(f"{here}/links", json=asked).json()["urls"]
    kinds = {name: served.http.get(links[take[name]]).headers["content-type"] for name in BESIDE}
    assert kinds == BESIDE


BESIDE = {"asset_id": "video/mp4", "sound_id": "audio/wav", "poster_id": "image/jpeg"}


def test_music_of_ones_own_is_heard_for_its_beats_and_a_locked_take_stays(served, tmp_path) -> None:
    path = tmp_path / "song.wav"
    ticks = np.zeros((6 * sound.RATE, 2), np.float32)
    ticks.reshape(12, -1, 2)[:, :400] = np.random.default_rng(1).uniform(-0.6, 0.6, (400, 2))
    sound.write_wav(path, ticks)
    here = f"/api/projects/{served.film}"

    def send() -> httpx.Response:
        files = {"file": ("song.wav", path.read_bytes())}
        return served.http.post(f"{here}/uploads", data={"part": "music"}, files=files)

    assert send().status_code == 201
    music = served.http.get(here).json()["project"]["music"]["element"]["takes"][0]
    told = served.http.get(f"{here}/peaks", params={"asset_id": music["asset_id"]}).json()
    assert len(told["peaks"]) == 300
    assert {1000, 1500, 2000, 2500} <= {round(beat, -2) for beat in told["beats_ms"]}
    lock = {"op": "lock", "part": "music", "locked": True}
    assert served.http.post(f"{here}/edits", json={"edits": [lock]}).status_code == 200
    assert "Unlock it first" in send().text
