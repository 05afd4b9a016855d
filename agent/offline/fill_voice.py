"""Parameters of a new recording: exact words, another voice, or how to say it."""

import re

from agent.offline.context import Call
from agent.offline.target import Clause

ONLY_PRONOUNCED = re.compile(r"\bpronounc\w+\b", re.IGNORECASE)


SAID_WRONG = re.compile(
    r"\b(?:mis-?pronounces?|mispronounced|says|pronounces?|reads)\s+(?:the (?:name|word)\s+)?(?P<word>[\w'-]+)(?: wrong(?:ly)?)?(?: in (?:the )?(?:scene )?[\w-]+(?: scene)?)?\W+(?:and\s+)?(?:it'?s|it is|it should be|should be|say it)\s+(?:like\s+|more like\s+|said\s+|pronounced\s+)?(?P<how>[\w'-]+(?:[ -][\w'-]+){0,3})",
    re.IGNORECASE,
)
FAULTS = {"fast": "slower", "quick": "slower", "rushed": "slower", "slow": "faster", "loud": "quieter", "quiet": "louder", "soft": "louder", "long": "shorter"}  # fmt: skip
EXCESS = re.compile(r"(?:\w+ ){0,2}too (?P<what>\w+)\W*", re.IGNORECASE)


def _mended(text: str) -> str:
    """A bare fault with the wish behind it: "too fast" is "slower, not too fast"."""
    found = EXCESS.fullmatch(text)
    better = FAULTS.get(found["what"].lower()) if found else None
    return f"{better}, not {text}" if better else text


def regenerate_audio(c: Clause) -> list[Call] | None:
    """Exact words, a voice, or how to say it; nothing for another recording."""
    everywhere = (
        c.words("voice") and not c.words("narration") and c.inherited and not (c.own or c.points)
    )
    args: dict[str, object] = {} if everywhere else dict(c.scenes())
    words = c.words("narration")
    if words and not ONLY_PRONOUNCED.search(c.text):
        if not c.ids or len(c.ids) != 1:
            return None
        args["narration"] = words
    if (
        not words
        and not c.words("instruction")
        and (quote := c.said.wanted(c.text))
        and c.ids
        and len(c.ids) == 1
    ):
        args["narration"] = quote
    if wrong := SAID_WRONG.search(c.text):
        return [Call(tool="regenerate_audio", args={**args, "instruction": f"pronounce {wrong['word']} as {wrong['how']}"})]  # fmt: skip
    args |= {n: _mended(c.words(n)) for n in ("voice", "instruction") if c.words(n)}
    if args.get("instruction") and str(args["instruction"]) in str(args.get("voice", "")):
        args.pop("instruction")
    return [Call(tool="regenerate_audio", args=args)]
