"""A film plays: in every size and rate that is offered, in a browser, and with its sound in time."""

import json
import shutil
import subprocess
import threading
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from film.project import Transition
from media import ffmpeg, sound, verify

FLASH = 31  # pictures after a scene's start, clear of both transitions
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)


def short(order, scene_ms=500, blend_ms=80):
    """The same film with scenes of half a second, so that large pictures are few."""
    first, second = order.timeline.video
    fade = Transition(kind="crossfade", duration_ms=blend_ms)
    video = (
        first.model_copy(update={"duration_ms": scene_ms}),
        second.model_copy(
            update={"start_ms": scene_ms - blend_ms, "duration_ms": scene_ms, "transition": fade}
        ),
    )
    length = 2 * scene_ms - blend_ms
    changes = {"video": video, "duration_ms": length, "narration": (), "music": None}
    line = order.timeline.model_copy(update={**changes, "title_card": True})
    return order.model_copy(update={"timeline": line})


@pytest.mark.parametrize(
    ("width", "height", "fps", "quality"),
    [
        (960, 540, 30, "draft"),
        (540, 960, 24, "draft"),
        (1920, 1080, 24, "high"),
        (3840, 2160, 25, "high"),
    ],
)
def test_every_size_and_rate_on_offer_makes_a_sound_film(studio, width, height, fps, quality):
    changes = {"width_px": width, "height_px": height, "fps": fps, "quality": quality}
    scene_ms = 240 if width > 2_000 else 500
    order = short(studio.order(2), scene_ms, 80).model_copy(update=changes)
    film = studio.assemble(order)
    whole = verify.check(film.path, order)
    assert whole["problems"] == []
    found = ffmpeg.probe(film.path)
    assert (found.width_px, found.height_px, found.fps) == (width, height, Fraction(fps))
    assert found.frames == (order.timeline.duration_ms * fps + 500) // 1000


def flashing(path: Path, at: int, hue: int) -> Path:
    """A dark clip that moves a little and is white for one picture."""
    with ffmpeg.clip_writer(path, 320, 180, 30, "draft", threads=1) as clip:
        for index in range(75):
            planes = np.full((270, 320), 128, np.uint8)
            planes[:180] = 235 if index == at else 40 + (np.arange(320) // 8 + hue + index) % 20
            clip.write(planes)
    return path


def clicking(path: Path, at: int) -> Path:
    """A voice of one click, at a sample."""
    audio = np.zeros((sound.RATE, 1), np.float32)
    audio[at : at + 96] = np.hanning(96)[:, None] * 0.9
    sound.write_wav(path, audio)
    return path


def flashes_ms(film: Path) -> list[float]:
    with av.open(str(film)) as box:
        return [
            float(frame.time or 0) * 1000
            for frame in box.decode(video=0)
            if frame.to_ndarray(format="gray").mean() > 180
        ]


def clicks_ms(film: Path, near: list[float]) -> list[float]:
    level = np.abs(verify.read_sound(film)).max(axis=1)
    found: list[float] = []
    for at in near:
        low = max(sound.samples(round(at)) - sound.samples(150), 0)
        part = level[low : low + sound.samples(300)]
        assert part.max() > 0.2
        found.append((low + int(part.argmax())) * 1000 / sound.RATE)
    return found


def test_a_flash_and_its_click_stay_together_through_transitions_trims_and_re_edits(studio):
    order = studio.order(4)
    click = round(FLASH * sound.RATE / 30) - sound.samples(250)
    for index in range(4):
        trim = 9 if index == 1 else 0
        order.files[f"c{index}"] = flashing(studio.folder / f"f{index}.mp4", FLASH + trim, index)
        order.files[f"v{index}"] = clicking(studio.folder / f"k{index}.wav", click)
    second = order.timeline.video[1].model_copy(update={"in_ms": 300})
    video = (order.timeline.video[0], second, *order.timeline.video[2:])
    line = order.timeline.model_copy(update={"video": video, "music": None})
    order = order.model_copy(update={"timeline": line})
    wanted = [clip.start_ms + FLASH * 1000 / 30 for clip in video]
    other = {**order.files, "c2": flashing(studio.folder / "other.mp4", FLASH, 9)}
    for name, files in (("cold", order.files), ("edited", other)):
        film = studio.assemble(order.model_copy(update={"files": files}), name)
        seen = flashes_ms(film.path)
        assert seen == pytest.approx(wanted, abs=1)
        assert clicks_ms(film.path, wanted) == pytest.approx(seen, abs=8)
    assert film.reused_segments > 0


PAGE = """<video id=v muted playsinline></video><script>
const v = document.getElementById('v');
const once = (what) => new Promise((ok, no) => {
  v.addEventListener(what, ok, {once: true}); v.onerror = () => no(v.error.message); });
async function watch() {
  v.src = URL.createObjectURL(await (await fetch('film.mp4')).blob());
  await once('loadeddata');
  const said = {duration: v.duration, width: v.videoWidth, height: v.videoHeight};
  await v.play();
  while (v.currentTime < 0.5) await new Promise(requestAnimationFrame);
  said.played = v.currentTime;
  v.pause();
  for (const [name, at] of [['early', 0.9], ['late', 3.1], ['back', 1.7]]) {
    const shown = new Promise((ok) => v.requestVideoFrameCallback(ok));
    v.currentTime = at; await once('seeked'); await shown;
    const c = document.createElement('canvas'); c.width = c.height = 1;
    c.getContext('2d').drawImage(v, 0, 0, 1, 1);
    said[name] = [v.currentTime, ...c.getContext('2d').getImageData(0, 0, 1, 1).data];
  }
  return said;
}
watch().catch((e) => ({error: String(e)})).then((said) =>
  fetch('said', {method: 'POST', body: JSON.stringify(said)}));
</script>"""


class Seat:
    """Serves one page with a film and hears what the page says."""

    def __init__(self, film: Path) -> None:
        self.said: dict[str, Any] = {}
        self.heard = threading.Event()
        seat = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                whole = film.read_bytes() if self.path == "/film.mp4" else PAGE.encode()
                self.send_response(200)
                self.send_header("Content-Type", "video/mp4" if "mp4" in self.path else "text/html")
                self.end_headers()
                self.wfile.write(whole)

            def do_POST(self) -> None:
                seat.said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(204)
                self.end_headers()
                seat.heard.set()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
def test_a_browser_plays_the_film_and_seeks_in_it_both_ways(studio):
    order = studio.order(3, captions="soft")
    film = studio.assemble(order)
    seat = Seat(film.path)
    flags = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--autoplay-policy=no-user-gesture-required",
    ]
    address = f"http://127.0.0.1:{seat.server.server_port}/"
    home = f"--user-data-dir={studio.folder / 'chromium'}"
    browser = subprocess.Popen([CHROMIUM, *flags, home, address], stderr=subprocess.DEVNULL)
    try:
        assert seat.heard.wait(60)
    finally:
        browser.kill()
        browser.wait()
        seat.server.shutdown()
        seat.server.server_close()
    said = seat.said
    assert "error" not in said, said
    assert said["duration"] == pytest.approx(order.timeline.duration_ms / 1000, abs=0.1)
    assert (said["width"], said["height"]) == (320, 180)
    assert said["played"] >= 0.5
    for name, at in (("early", 0.9), ("late", 3.1), ("back", 1.7)):
        assert said[name][0] == pytest.approx(at, abs=0.01)
    colours = [np.array(said[name][1:4], int) for name in ("early", "late", "back")]
    assert np.abs(colours[0] - colours[1]).max() > 8  # another scene, another colour
    assert min(c.max() for c in colours) > 30
