"""Hostile files that come through the door: a sentence, and nothing else has happened."""

import struct
import zlib
from pathlib import Path

import httpx
import pytest

from media import ffmpeg

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")

PLAYLIST = b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
CONCAT = b"ffconcat version 1.0\nfile /etc/passwd\n"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'


def huge(side_px: int) -> bytes:
    """A PNG whose header claims a size, with next to nothing behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", side_px, side_px, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0" * 99)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A clip cut short, one that claims hours, and a whole sound."""
    folder: Path = tmp_path_factory.mktemp("clips")
    drawn = ["-f", "lavfi", "-i", "testsrc2=s=160x120:r=24:d=2"]
    ffmpeg.run([*drawn, "-c:v", "libx264", "-movflags", "+faststart", str(folder / "a.mp4")], "a")
    slow = ["-c:v", "mpeg4", "-filter:v", "setpts=PTS*1000", "-r", "1/40", str(folder / "b.mkv")]
    ffmpeg.run([*drawn, *slow], "b")
    ffmpeg.run(["-f", "lavfi", "-i", "sine=d=1", str(folder / "song.wav")], "c")
    whole = (folder / "a.mp4").read_bytes()
    rest = {n: (folder / n).read_bytes() for n in ("b.mkv", "song.wav")}
    return {"cut.mp4": whole[: len(whole) // 2], "hours.mkv": rest.pop("b.mkv"), **rest}


async def test_every_hostile_kind_is_refused_with_a_sentence_and_leaves_nothing(
    site, clips: dict[str, bytes]
) -> None:
    hostile = {
        "nothing.mp4": (b"", "empty"),
        "list.m3u8": (PLAYLIST, "not accepted"),
        "list.mp4": (PLAYLIST, "not accepted"),
        "list.txt": (CONCAT, "not accepted"),
        "drawing.svg": (DRAWING, "not accepted"),
        "drawing.png": (DRAWING, "not accepted"),
        "program.mp4": (b"\x7fELF" + b"\0" * 400, "not accepted"),
        "hls-behind-magic.mkv": (b"\x1a\x45\xdf\xa3" + PLAYLIST, "damaged"),
        "huge.png": (huge(60_000), "40 million pixels"),
        "bomb.png": (huge(6_000), "damaged"),
        "cut.mp4": (clips["cut.mp4"], "damaged"),
        "song.wav": (clips["song.wav"], "only sound; the picture needs a picture or a clip"),
        "hours.mkv": (clips["hours.mkv"], "minutes; 10 are allowed"),
    }
    ada = await site.person()
    film = await site.film(ada)
    path = f"/api/projects/{film}"
    before = (await site.http.get(path, headers=ada.headers)).json()
    files = sorted(p for p in site.folder.rglob("*") if p.is_file() and "blobs" in p.parts)

    async def send(name: str, content: bytes, **place: str) -> httpx.Response:
        files = {"file": (name, content)}
        return await site.http.post(f"{path}/uploads", headers=ada.headers, files=files, data=place)

    for name, (content, reason) in hostile.items():
        answer = await send(name, content, part="visual", scene_id="s1")
        assert answer.status_code in (413, 422), (name, answer.text)
        said = answer.json()["detail"]
        assert reason in said, (name, said)
        assert said.endswith(".")
        assert str(site.folder) not in said
    nowhere = await send("song.wav", clips["song.wav"], part="audio", scene_id="s99")
    assert (nowhere.status_code, nowhere.json()["detail"][:22]) == (404, "There is no scene s99;")
    assert (await site.http.get(path, headers=ada.headers)).json() == before
    assert files == sorted(p for p in site.folder.rglob("*") if p.is_file() and "blobs" in p.parts)
