"""Pictures of people that are meant to do harm, or to say more than they show."""

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from film.errors import Invalid, PixoraError, TooLarge
from store.identity import avatars

CANARY = b"canary-of-a-place"
ZIP = b"PK\x03\x04" + CANARY + b"PK\x05\x06" + bytes(18)
PAGE = b"<html><script>alert('" + CANARY + b"')</script>"


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, *more: bytes) -> bytes:
    """A PNG whose head claims a size, with next to nothing behind it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(bytes(9_999)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + data + chunk(b"IEND", b"")


def drawn(kind: str, mode: str = "RGB", **said) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (320, 240), 99 if mode in "LP1I;16" else None).save(out, kind, **said)
    return out.getvalue()


def exif() -> Image.Exif:
    """Who, with what, and where."""
    told = Image.Exif()
    told[0x010E] = told[0x013B] = CANARY.decode()
    told.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 0x1D: CANARY.decode()})
    return told


def texts() -> PngImagePlugin.PngInfo:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", CANARY.decode())
    told.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY.decode()}</x>")
    return told


SAYS_MORE = {
    "exif of a jpeg": drawn("JPEG", exif=exif()),
    "exif of a webp": drawn("WEBP", exif=exif()),
    "exif of a png": drawn("PNG", exif=exif()),
    "texts of a png": drawn("PNG", pnginfo=texts()),
    "comment of a jpeg": drawn("JPEG", comment=CANARY),
    "xmp of a webp": drawn("WEBP", xmp=b"<x>" + CANARY + b"</x>"),
    "profile": drawn("PNG", icc_profile=bytes(128) + CANARY),
    "zip behind a png": drawn("PNG") + ZIP,
    "page behind a jpeg": drawn("JPEG") + PAGE,
    "page in a chunk": png(100, 33, chunk(b"tEXt", b"a\0" + PAGE)),
    "chunk of one's own": drawn("PNG")[:-12] + chunk(b"evIl", PAGE) + drawn("PNG")[-12:],
}


@pytest.mark.parametrize("case", SAYS_MORE)
def test_what_a_picture_says_beyond_what_it_shows_is_left_behind(case):
    made, _ = avatars.clean(SAYS_MORE[case])
    assert CANARY not in made
    for trace in (b"EXIF", b"XMP ", b"ICCP", b"PK\x03\x04", b"<script"):
        assert trace not in made
    with Image.open(io.BytesIO(made)) as opened:
        assert (opened.format, opened.size, dict(opened.getexif())) == ("WEBP", (256, 256), {})


def test_a_picture_taken_sideways_stands_upright():
    wide = Image.new("RGB", (300, 300), (0, 0, 0))
    wide.paste((255, 255, 255), (0, 0, 300, 150))
    told, out = Image.Exif(), io.BytesIO()
    told[0x0112] = 6
    wide.save(out, "JPEG", exif=told)
    made, _ = avatars.clean(out.getvalue())
    with Image.open(io.BytesIO(made)) as opened:
        left, right = (opened.convert("L").getpixel((x, 128)) for x in (40, 216))
    assert left < 60 < 190 < right


BOMBS = {
    "claims 3.6 gigapixels": (png(60_000, 60_000), TooLarge),
    "claims 144 megapixels": (png(12_000, 12_000), TooLarge),
    "claims 41 megapixels": (png(8_200, 5_000), TooLarge),
    "claims 39 and holds none": (png(7_800, 5_000), Invalid),
    "a text of a gigabyte": (
        png(9, 9, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000), 9))),
        Invalid,
    ),
    "texts without end": (
        png(9, 9, *[chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(900_000), 9))] * 99),
        Invalid,
    ),
    "no size": (png(0, 0), Invalid),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", Invalid),
    "a drawing called a jpeg": (b"\xff\xd8\xff" + b"<svg onload='alert(1)'/>", Invalid),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", Invalid),
    "a page": (PAGE, Invalid),
    "a tiff": (drawn("TIFF"), Invalid),
    "a gif": (drawn("GIF"), Invalid),
    "an icon": (drawn("ICO"), Invalid),
}


@pytest.mark.parametrize("case", BOMBS)
@pytest.mark.filterwarnings("default::PIL.Image.DecompressionBombWarning")
def test_what_would_burst_or_run_is_refused_with_a_sentence(case):
    body, refusal = BOMBS[case]
    with pytest.raises(PixoraError) as refused:
        avatars.clean(body)
    assert isinstance(refused.value, refusal), refused.value.message
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_to_keep_colours_is_drawn(mode):
    made, _ = avatars.clean(drawn("PNG", mode))
    with Image.open(io.BytesIO(made)) as opened:
        assert opened.size == (256, 256)
    assert len(made) < 200_000


def test_of_moving_pictures_the_first_is_kept():
    first, second = (Image.new("RGB", (64, 64), colour) for colour in ("red", "blue"))
    out = io.BytesIO()
    first.save(out, "WEBP", save_all=True, append_images=[second] * 50)
    made, _ = avatars.clean(out.getvalue())
    with Image.open(io.BytesIO(made)) as opened:
        assert getattr(opened, "n_frames", 1) == 1
        assert opened.convert("RGB").getpixel((9, 9))[0] > 200
