"""A person's picture: any photo in, a small clean square out."""

import hashlib
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from film.errors import Invalid, TooLarge

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 40_000_000
SIDE_PX = 256
LARGE = "A picture may have 40 megapixels at most. Scale it down first."
MIME = "image/webp"
_MAGIC = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"RIFF", "WEBP"))


def clean(photo: bytes) -> tuple[bytes, str]:
    """The photo drawn anew as a 256 px WebP square, and its short content hash.

    Drawing it anew leaves behind whatever else was in the file: places, names, hidden bytes.

    Raises:
        TooLarge: more than 5 MB or 40 megapixels.
        Invalid: no PNG, JPEG or WebP by its first bytes, or a damaged one.
    """
    if len(photo) > MAX_BYTES:
        raise TooLarge("A picture may have 5 MB at most. Make it smaller first.")
    kind = next((name for magic, name in _MAGIC if photo.startswith(magic)), None)
    if kind is None or (kind == "WEBP" and photo[8:12] != b"WEBP"):
        raise Invalid("This is no picture that can be read. Send a PNG, JPEG or WebP.")
    try:
        with Image.open(BytesIO(photo), formats=(kind,)) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise TooLarge(LARGE)
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except Image.DecompressionBombError as bad:
        raise TooLarge(LARGE) from bad
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as bad:
        raise Invalid("This picture is damaged; try another one.") from bad
    square = ImageOps.fit(upright, (SIDE_PX, SIDE_PX), Image.Resampling.LANCZOS)
    out = BytesIO()
    square.save(out, "WEBP", quality=85)
    return out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest()[:20]
