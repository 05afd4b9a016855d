"""Example films on the landing page: made by this engine on this host, kept as plain files."""

import asyncio
import json
from pathlib import Path
from typing import Any

FOLDER = "examples"


class ExampleFilms:
    """Reads <home>/examples/*.json, which `./run examples` writes beside each film it made."""

    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER

    async def items(self) -> list[dict[str, Any]]:
        """The examples there are, by title."""
        return await asyncio.to_thread(self._read)

    def _read(self) -> list[dict[str, Any]]:
        cards = [json.loads(p.read_text("utf-8")) for p in sorted(self.folder.glob("*.json"))]
        return [
            {**c, "url": f"/examples/{c['id']}.mp4", "poster_url": f"/examples/{c['id']}.jpg"}
            for c in cards
        ]
