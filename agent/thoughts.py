"""Thoughts that a reasoning model's server lets through as text: they are not for people."""

import re

OPENS = re.compile(r"\s*<(think|thinking|thought|reasoning)>", re.IGNORECASE)
LONGEST_TAG = len("<reasoning>")


class Thoughts:
    """Leaves out a block of thoughts that an answer begins with, as its text comes in."""

    def __init__(self) -> None:
        self._held, self._tag, self._begun = "", "", False

    def hear(self, text: str) -> str:
        """What of the text so far is no thought, or is surely not going to be one."""
        if self._begun:
            return text
        self._held += text
        if not self._tag and (found := OPENS.match(self._held)):
            self._tag = f"</{found[1].lower()}>"
        if self._tag:
            return self._after()
        start = self._held.lstrip()
        if not start or (start.startswith("<") and len(start) < LONGEST_TAG):
            return ""
        return self.end()

    def end(self) -> str:
        """The rest; thoughts without an end are all thought."""
        said = "" if self._tag and not self._begun else self._held
        self._held, self._begun = "", True
        return said

    def _after(self) -> str:
        end = self._held.lower().find(self._tag)
        if end < 0:
            return ""
        self._begun = True
        said, self._held = self._held[end + len(self._tag) :].lstrip(), ""
        return said


def without_thoughts(text: str) -> str:
    """A whole text without the thoughts that it begins with."""
    thoughts = Thoughts()
    return thoughts.hear(text) + thoughts.end()
