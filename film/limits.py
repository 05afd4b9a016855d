"""What a maker cannot do, as data, so that it is said beside the price and not after the work."""

from film.project import Aspect, Frozen


class Wish(Frozen):
    """What is wanted of a maker. 0 and "" are left open."""

    aspect: Aspect | None = None
    length_ms: int = 0
    letters: int = 0
    language: str = ""
    references: int = 0
    direction: str = ""


class Limits(Frozen):
    """What one model makes; empty and 0 mean any. `others` can be chosen in its place.

    `shorten` is what a person may do about a length. Without `must_speak` another language is said
    beside the price and does not stand in the way of the pictures.
    """

    name: str
    aspects: tuple[Aspect, ...] = ()
    longest_ms: int = 0
    longest_text: int = 0
    languages: tuple[str, ...] = ()
    keeps_seed: bool = True
    sees_references: bool = True
    takes_direction: bool = True
    must_speak: bool = True
    shorten: str = "Make it shorter"
    others: tuple["Limits", ...] = ()

    def refusal(self, wish: Wish) -> str:
        """Why it cannot be made and what to do, or "" when it can."""
        problem, remedy = self._problem(wish)
        if not problem:
            return ""
        able = [other.name for other in self.others if not other.refusal(wish)]
        choice = f", or let the studio use {' or '.join(able)} (docs/fal.md)" if able else ""
        return f"{self.name} {problem}. {remedy}{choice}."

    def notes(self, wish: Wish) -> tuple[str, ...]:
        """What is good to know before paying, though it does not stand in the way."""
        said: list[str] = []
        if not self.keeps_seed:
            said.append(f"{self.name} keeps no seed: the same scene made again looks different.")
        if wish.references and not self.sees_references:
            said.append(
                f"{self.name} is told the looks in words but does not see reference pictures."
            )
        if wish.direction and not self.takes_direction:
            said.append(f"{self.name} can be told to be slower or faster, and nothing else.")
        if not self.must_speak and self._foreign(wish):
            said.append(
                f"{self.name} speak {self.languages[0]} only: narration in "
                f"{wish.language} stays silent until the language or the voice is changed."
            )
        return tuple(said)

    def _foreign(self, wish: Wish) -> bool:
        code = wish.language.replace("_", "-").split("-")[0].lower()
        return bool(code and self.languages and code not in {x.lower() for x in self.languages})

    def _problem(self, wish: Wish) -> tuple[str, str]:
        if wish.aspect and self.aspects and wish.aspect not in self.aspects:
            can = " and ".join(self.aspects)
            return f"makes {can} only, and this film is {wish.aspect}", f"Make the film {can}"
        if self.longest_ms and wish.length_ms > self.longest_ms:
            can_s, need_s = self.longest_ms / 1000, wish.length_ms / 1000
            return f"makes at most {can_s:g} s, and {need_s:.0f} s are needed", self.shorten
        if self.longest_text and wish.letters > self.longest_text:
            at_most = f"speaks at most {self.longest_text} characters at once"
            return f"{at_most}, and this narration has {wish.letters}", "Split the scene"
        if self.must_speak and self._foreign(wish):
            can = ", ".join(self.languages)
            return f"does not speak {wish.language}, only {can}", "Change the film's language"
        return "", ""
