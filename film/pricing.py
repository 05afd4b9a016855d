"""What work costs, in credits. One table: price of a unit beside what the provider bills for it.

One credit is sold as one US cent. Embedded makers cost the host only electricity; their price is
what keeps a shared host fair, and the same ledger is used for both.
"""

from collections.abc import Mapping
from datetime import datetime
from math import ceil

from film.limits import Limits, Wish
from film.project import Frozen, Part, Quality

Cents = float


def in_credits(amount: int) -> str:
    """An amount as every screen writes it: "1 credit", "1,488 credits"."""
    return f"{amount:,} credit{'' if amount == 1 else 's'}"


class Price(Frozen):
    """Credits for each started `unit_ms` of result, and the provider's own price of it in US cents.

    `steps` are (longest ms, credits) of a maker that sells a few lengths only; they go before.
    """

    credits_each: int
    unit_ms: int
    provider_cents: Cents = 0.0
    steps: tuple[tuple[int, int], ...] = ()

    def of(self, length_ms: int) -> int:
        """Credits for a result of that length."""
        for longest_ms, credits_of_step in self.steps:
            if length_ms <= longest_ms:
                return credits_of_step
        if self.steps:
            return self.steps[-1][1]
        return self.credits_each * max(1, ceil(length_ms / self.unit_ms))


EMBEDDED: Mapping[tuple[Part, Quality], Price] = {
    ("visual", "draft"): Price(credits_each=2, unit_ms=6_000),
    ("visual", "standard"): Price(credits_each=4, unit_ms=6_000),
    ("visual", "high"): Price(credits_each=8, unit_ms=6_000),
    ("audio", "draft"): Price(credits_each=1, unit_ms=10_000),
    ("audio", "standard"): Price(credits_each=1, unit_ms=10_000),
    ("audio", "high"): Price(credits_each=1, unit_ms=10_000),
    ("music", "draft"): Price(credits_each=3, unit_ms=60_000),
    ("music", "standard"): Price(credits_each=3, unit_ms=60_000),
    ("music", "high"): Price(credits_each=3, unit_ms=60_000),
}


class Line(Frozen):
    """One line of a quote. `work` is the hash of exactly this work at exactly this price."""

    scene_id: str | None
    part: Part
    credits: int
    label: str = ""
    work: str = ""


class Quote(Frozen):
    """An itemised price, good until `expires_at` for exactly the work that `work_hash` stands for.

    `eta_s` is the median, `eta_slow_s` what nine of ten stay below; `notes` are what is good to
    know of the makers before paying. `missing` are credits that the balance lacks to pay it.
    `cheaper` is what the same would cost in draft quality, where that is less. `why` says why it is
    asked again after a yes.
    """

    title: str
    items: tuple[Line, ...]
    total: int
    balance: int
    work_hash: str = ""
    eta_s: int = 0
    eta_slow_s: int = 0
    notes: tuple[str, ...] = ()
    expires_at: datetime | None = None
    missing: int = 0
    cheaper: int | None = None
    why: str = ""

    @property
    def balance_after(self) -> int:
        """What is left when all of it is made."""
        return self.balance - self.total

    def against(self, balance: int) -> "Quote":
        """The same quote beside another balance."""
        missing = max(0, self.total - balance)
        return self.model_copy(update={"balance": balance, "missing": missing})


class PriceList(Frozen):
    """The prices in force: per part and quality, as the makers in use ask, and those makers' limits."""

    table: Mapping[tuple[Part, Quality], Price] = EMBEDDED
    limits: Mapping[Part, tuple[Limits, ...]] = {}

    def of(self, part: Part, quality: Quality, length_ms: int) -> int:
        """Credits for one unit of work."""
        return self.table[(part, quality)].of(length_ms)

    def refusal(self, part: Part, wish: Wish) -> str:
        """Why the makers in use cannot make it, or ""."""
        return next((said for x in self.limits.get(part, ()) if (said := x.refusal(wish))), "")

    def notes(self, part: Part, wish: Wish) -> tuple[str, ...]:
        """What is good to know before paying for it."""
        return tuple(note for x in self.limits.get(part, ()) for note in x.notes(wish))
