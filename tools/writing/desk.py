"""What the writer has on the desk while it writes one film: the idea, its world, its dice, what is used up."""

import random
from dataclasses import dataclass, field

from tools.writing.idea import Idea
from tools.writing.library import World
from tools.writing.manner import Manner
from tools.writing.sky import Sky


@dataclass
class Desk:
    """One film in the making. `own_place` is the place the idea names ("in Leipzig"), `sky` its hour and weather. `used` holds every line, title and framing that is already taken, `told` whether each line so far names whom the film is about. `stays` keeps all scenes in one place. `again` says that the idea was written once already."""

    idea: Idea
    world: World
    manner: Manner
    dice: random.Random
    own_place: str = ""
    sky: Sky = field(default_factory=Sky)
    used: set[str] = field(default_factory=set[str])
    told: list[bool] = field(default_factory=list[bool])
    stays: bool = False
    again: bool = False

    def own_things(self) -> tuple[str, ...]:
        """Things of the idea that can be shown; what was lost is not there to be seen."""
        return () if self.idea.thing else self.idea.own

    def pick(self, options: list[str]) -> str:
        """An option that was not used yet; empty when there is none."""
        left = [o for o in options if o and o.lower() not in self.used]
        if not left:
            return ""
        chosen = self.dice.choice(left)
        self.used.add(chosen.lower())
        return chosen
