"""What fal.ai's refusals mean, in a sentence a person can act on. Provider text is data: cut short."""

from collections.abc import Mapping
from typing import Any

from film.errors import Invalid

_POLICY = ("content_policy", "nsfw", "safety", "moderation", "sensitive", "prohibited")


def refusal(status: int, body: Mapping[str, Any]) -> Invalid:
    """A final refusal: nothing is tried again and nothing is charged."""
    if status in (401, 403):
        return Invalid("fal.ai refused the account: check FAL_KEY and the balance on fal.ai.")
    if status == 404:
        return Invalid("fal.ai does not know this model or request.")
    words = _words(body)
    if any(mark in words.lower() for mark in _POLICY):
        return Invalid(
            "The model refused this scene because of its content rules. "
            "Describe it differently and try again."
        )
    return Invalid(f"fal.ai did not accept this: {words[:160]}.")


def _words(body: Mapping[str, Any]) -> str:
    """Types and messages of `detail`, a sentence or a list of {loc, msg, type}."""
    detail = body.get("detail")
    kind = str(body.get("error_type") or "")
    if isinstance(detail, list):
        parts = [f"{d.get('msg', '')} ({d.get('type', '')})" for d in detail if isinstance(d, dict)]
        return "; ".join([*parts, kind]) if kind else "; ".join(parts)
    return " ".join(x for x in (str(detail or "no reason given"), kind) if x)
