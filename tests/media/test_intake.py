"""Uploads become clean files of ours; hostile ones get a clear refusal and nothing else happens."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from film.errors import Invalid, PixoraError, TooLarge
from media import ffmpeg, preview, sound
from media.intake import LocalIntake


class QuietDesk:
    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.memory: dict[str, object] = {}

    def report(self, step: str, fraction: float) -> None:
        assert 0 <= fraction <= 1

    def remember(self, **facts: object) -> None:
        self.memory.update(facts)


@pytest.fixture
def desk(tmp_path):
    return QuietDesk(tmp_path / "desk")


def admit(source: Path, desk: QuietDesk):
    return LocalIntake().admit(source, desk)


def movie(path: Path, *codec: str, seconds: float = 1.2, audio: bool = True) -> Path:
    tone = ["-f", "lavfi", "-i", f"sine=440:d={seconds}"] if audio else []
    picture = ["-f", "lavfi", "-i", f"testsrc2=s=160x120:r=24:d={seconds}"]
    ffmpeg.run([*picture, *tone, *codec, str(path)], "making a test file")
    return path


def png(width: int, height: int) -> bytes:
    """A header that claims a size, with next to no data behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + sum_

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_a_phone_clip_becomes_a_profile_clip_with_its_sound_and_previews(tmp_path, desk):
    made = admit(movie(tmp_path / "IMG 1.MOV", "-c:v", "libx264", "-c:a", "aac"), desk)
    facts = ffmpeg.probe(made.path)
    assert (facts.video_codec, facts.fps, facts.audio_codec) == ("h264", 30, "")
    assert (made.width_px, made.height_px) == (160, 120)
    assert abs(made.duration_ms - 1200) < 50
    assert ffmpeg.probe(made.extras["audio"]).audio_rate == 48_000
    with Image.open(made.extras["sheet"]) as sheet:
        assert sheet.size == (1280, 720)
    with Image.open(made.extras["poster"]) as poster:
        assert poster.size == (160, 120)


def test_webm_and_gif_are_clips_too(tmp_path, desk):
    webm = admit(movie(tmp_path / "a.webm", "-c:v", "libvpx", audio=False), desk)
    assert ffmpeg.probe(webm.path).frames == 36
    gif = admit(movie(tmp_path / "a.gif", audio=False), desk)
    assert ffmpeg.probe(gif.path).video_codec == "h264"


def test_a_photo_is_encoded_anew_without_its_metadata(tmp_path, desk):
    secret = Image.Exif()
    secret[0x010E] = "taken at home"
    Image.new("RGB", (5000, 300), "teal").save(tmp_path / "p.jpg", exif=secret)
    made = admit(tmp_path / "p.jpg", desk)
    assert made.mime == "image/jpeg"
    assert (made.width_px, made.height_px) == (4096, 246)
    assert b"taken at home" not in made.path.read_bytes()


def test_a_png_keeps_its_transparency(tmp_path, desk):
    Image.new("RGBA", (40, 30), (255, 0, 0, 90)).save(tmp_path / "p.png")
    with Image.open(admit(tmp_path / "p.png", desk).path) as clean:
        assert clean.convert("RGBA").getpixel((5, 5)) == (255, 0, 0, 90)


def test_a_song_becomes_48_khz_stereo(tmp_path, desk):
    movie(tmp_path / "a.mp3", "-map", "1:a")
    made = admit(tmp_path / "a.mp3", desk)
    audio, rate = sound.read_wav(made.path)
    assert (rate, audio.shape[1]) == (48_000, 2)
    assert abs(made.duration_ms - 1200) < 80


def test_the_wrong_name_does_not_matter_only_the_bytes_do(tmp_path, desk):
    Image.new("RGB", (20, 20)).save(tmp_path / "movie.mp4", "PNG")
    assert admit(tmp_path / "movie.mp4", desk).mime == "image/png"


HLS = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
CONCAT = b"ffconcat version 1.0\nfile /etc/passwd\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
HOSTILE = {
    "empty.mp4": (b"", "empty"),
    "playlist.m3u8": (HLS, "not accepted"),
    "playlist.mp4": (HLS, "not accepted"),
    "list.txt": (CONCAT, "not accepted"),
    "drawing.svg": (SVG, "SVG drawing is not accepted. Save it as PNG"),
    "drawing.png": (SVG, "not accepted"),
    "page.mp4": (b"<html><script>alert(1)</script></html>", "not accepted"),
    "program.mp4": (b"\x7fELF" + b"\0" * 400, "not accepted"),
    "archive.mp4": (b"PK\x03\x04" + b"\0" * 400, "not accepted"),
    "photo.heic": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC photo is not .* as JPEG"),
    "photo.avif": (b"\0\0\0\x18ftypavif" + b"\0" * 40, "AVIF picture is not .* as JPEG"),
    "scan.tiff": (b"II*\0" + b"\0" * 40, "TIFF or raw photo is not .* as JPEG"),
    "moving.webp": (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02" + b"\0" * 40, "WebP that moves"),
    "only-magic.mp4": (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "damaged"),
    "noise.mp4": (b"\0\0\0\x18ftypisom" + bytes(range(256)) * 40, "damaged"),
    "noise.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "damaged"),
    "hls-behind-magic.mkv": (b"\x1a\x45\xdf\xa3" + HLS, "damaged"),
    "huge.png": (png(60_000, 60_000), "40 million"),
    "wide.png": (png(2_000_000, 21), "40 million|damaged"),
    "bomb.png": (png(6_000, 6_000), "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(tmp_path, desk, name):
    content, reason = HOSTILE[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PixoraError, match=reason) as refusal:
        admit(tmp_path / name, desk)
    assert isinstance(refusal.value, Invalid | TooLarge)
    assert list(desk.folder.iterdir()) == []


@pytest.mark.parametrize("size", [(20_000, 1), (1, 20_000), (5_000, 60)])
def test_a_picture_that_is_a_line_is_told_its_shape_and_the_limit(tmp_path, desk, size):
    for kind in ("PNG", "JPEG"):
        Image.new("RGB", size).save(tmp_path / "line", kind)
        with pytest.raises(Invalid, match=f"{size[0]} x {size[1]} px. One side may be 50 times"):
            admit(tmp_path / "line", desk)


def test_half_a_photo_is_refused_and_not_filled_with_grey(tmp_path, desk):
    Image.effect_noise((400, 300), 90).save(tmp_path / "p.jpg")
    whole = (tmp_path / "p.jpg").read_bytes()
    (tmp_path / "half.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Invalid, match=r"damaged.* Save it anew"):
        admit(tmp_path / "half.jpg", desk)


def test_a_photo_stands_as_it_was_held_and_print_colours_are_kept(tmp_path, desk):
    turned = Image.Exif()
    turned[0x0112] = 6
    photo = Image.new("RGB", (400, 200), "red")
    photo.paste("blue", (0, 0, 200, 200))
    photo.save(tmp_path / "p.jpg", exif=turned)
    with Image.open(admit(tmp_path / "p.jpg", desk).path) as upright:
        assert upright.size == (200, 400)
        assert upright.getpixel((100, 50))[2] > 240
    Image.new("CMYK", (40, 30), (0, 200, 200, 0)).save(tmp_path / "c.jpg")
    with Image.open(admit(tmp_path / "c.jpg", desk).path) as printed:
        assert printed.getpixel((5, 5)) == pytest.approx((255, 55, 55), abs=4)


def test_a_gif_that_does_not_move_is_a_picture(tmp_path, desk):
    Image.new("P", (40, 30)).save(tmp_path / "p.gif")
    assert admit(tmp_path / "p.gif", desk).mime == "image/png"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_short_clip_is_refused(tmp_path, desk, share):
    fast = ("-c:v", "libx264", "-movflags", "+faststart", "-c:a", "aac")
    whole = movie(tmp_path / "a.mp4", *fast, seconds=4).read_bytes()
    (tmp_path / "b.mp4").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Invalid, match=r"damaged|cut short"):
        admit(tmp_path / "b.mp4", desk)
    assert list(desk.folder.iterdir()) == []


def test_a_film_that_claims_hours_is_refused_before_it_is_read(tmp_path, desk):
    path = tmp_path / "long.mkv"
    movie(path, "-c:v", "mpeg4", "-filter:v", "setpts=PTS*1000", "-r", "1/40", audio=False)
    with pytest.raises(TooLarge, match="minutes"):
        admit(path, desk)


def test_an_upload_over_the_limit_is_refused_unread(tmp_path, desk):
    with (tmp_path / "big.mp4").open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(TooLarge, match="100 MB"):
        admit(tmp_path / "big.mp4", desk)


def test_a_movie_that_points_to_another_file_does_not_read_it(tmp_path, desk):
    """QuickTime data references can name files; the demuxer must not follow them."""
    red = ["-f", "lavfi", "-i", "color=red:s=160x120:r=24:d=1.2", "-c:v", "libx264"]
    ffmpeg.run([*red, str(tmp_path / "secret.mp4")], "making a secret")
    data = movie(tmp_path / "a.mov", "-c:v", "libx264", audio=False).read_bytes()
    at = data.index(b"url \0\0\0\1")
    (tmp_path / "b.mov").write_bytes(data[:at] + b"url \0\0\0\0" + data[at + 8 :])
    try:
        made = admit(tmp_path / "b.mov", desk)
    except Invalid:
        return
    with Image.open(made.extras["poster"]) as poster:
        red_, green, _ = np.asarray(poster.convert("RGB"), float).mean(axis=(0, 1))
    assert green > 0.5 * red_


def test_moviepy_trims_a_clip_into_the_profile(tmp_path, desk):
    clip = admit(movie(tmp_path / "a.mp4", "-c:v", "libx264", seconds=2, audio=False), desk).path
    part = preview.trim(clip, 500, 1_500, tmp_path / "part.mp4")
    assert ffmpeg.probe(part).frames == 30
    assert ffmpeg.probe(part).headers == ffmpeg.probe(clip).headers
    with pytest.raises(Invalid, match="within"):
        preview.trim(clip, 500, 9_500, tmp_path / "none.mp4")
