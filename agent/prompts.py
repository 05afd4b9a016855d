"""Prompts by name, from prompts/*.md, with a hash for traces."""

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "prompts"


@cache
def prompt(name: str) -> str:
    """The text of prompts/<name>.md."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8").strip()


@cache
def fingerprint(name: str) -> str:
    """A short hash of a prompt, so that a trace says which wording was used."""
    return hashlib.sha256(prompt(name).encode()).hexdigest()[:12]


def fingerprints() -> dict[str, str]:
    """The hashes of all prompts by name: the director's, the writer's and that of summaries."""
    return {path.stem: fingerprint(path.stem) for path in sorted(FOLDER.glob("*.md"))}
