"""Films for tests of what is meant: a title and a picture for each scene, ids that are not positions."""

from typing import Any

from agent.offline.context import Context


def scenes_of(shown: dict[str, str]) -> list[dict[str, Any]]:
    """Six seconds and three takes a scene; ids count down from s8, so that none equals its place."""
    return [
        {"id": f"s{9 - n}", "position": n, "title": title, "visual": visual, "narration": f"Line {n}.",
         "duration_s": 6, "status": "done", "visual_versions": 3, "audio_versions": 3}
        for n, (title, visual) in enumerate(shown.items(), 1)
    ]  # fmt: skip


def film_of(shown: dict[str, str], selected: int = 0, part: str = "visual") -> Context:
    """The film, perhaps with the scene at a place selected."""
    chosen = {"scene_id": f"s{9 - selected}", "part": part} if selected else None
    return Context.model_validate({"scenes": scenes_of(shown), "selected": chosen})
