"""What making would cost: as the film is, or as it would be. Spends and changes nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from film import edits
from film.paces import Paces
from film.plan import Unit, ahead, owed
from film.ports import Seat, Studio
from film.pricing import PriceList, Quote, in_credits
from film.project import Frozen, Project, Quality
from film.timeline import layout
from tools.ordering import quote
from tools.results import WhatIf

LENGTHS_S = (15, 30, 45, 60, 90, 120, 180, 300, 600)
"""Lengths that an estimate of the whole film answers for unasked."""
QUALITIES: tuple[Quality, ...] = ("draft", "standard", "high")


class Wish(Frozen):
    """A change that is only thought of. What is left out stays as it is."""

    duration_s: int | None = None
    quality: Quality | None = None
    scene_ids: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Terms:
    """What a price depends on besides the film: prices, paces, work under way, the balance."""

    prices: PriceList
    paces: Paces = field(default_factory=Paces)
    running: Collection[str] = ()
    balance: int = 0


async def terms(studio: Studio, seat: Seat, project_id: str) -> Terms:
    """The terms as they are for this person and film. Raises NotFound."""
    jobs = await studio.store.jobs(seat, project_id, "queued", "running")
    balance = (await studio.store.balance(seat)).available
    return Terms(studio.prices, studio.paces, {j.order.unit for j in jobs}, balance)


def units_asked(
    project: Project, terms: Terms, scene_ids: Sequence[str] | None = None
) -> list[Unit]:
    """All units of some scenes (of the film). Raises NotFound, or Invalid on an empty film."""
    wanted = {s.id for s in edits.pick(project, scene_ids)}
    units = owed(project, terms.prices, terms.running, paces=terms.paces)
    return [u for u in units if u.scene_id in wanted or (not u.scene_id and scene_ids is None)]


def price_of(project: Project, terms: Terms, scene_ids: Sequence[str] | None = None) -> Quote:
    """What making now would cost. Raises NotFound, or Invalid on an empty film."""
    return quote(project, ahead(units_asked(project, terms, scene_ids)), terms.balance)


def wished(project: Project, terms: Terms, wish: Wish) -> tuple[Quote, WhatIf]:
    """The price of the film after a change that is not made, and the answer in words.

    Raises:
        NotFound, Invalid: scenes that are not there, an empty film, a film that is too long.
    """
    now = price_of(project, terms, wish.scene_ids)
    changed = edits.settings(project, quality=wish.quality)
    if wish.duration_s:
        changed = edits.within_limits(edits.stretch(changed, wish.duration_s * 1000))
    price = price_of(changed, terms, wish.scene_ids)
    length_s = wish.duration_s or round(layout(project).duration_ms / 1000)
    answer = WhatIf(
        duration_s=length_s,
        quality=changed.settings.quality,
        total=price.total,
        more=price.total - now.total,
        note=_words(wish, price, now.total),
    )
    return price, answer


def table(project: Project, terms: Terms) -> list[WhatIf]:
    """The usual questions answered: other lengths at this quality, other qualities at this length."""
    wishes = [Wish(duration_s=s) for s in LENGTHS_S]
    wishes += [Wish(quality=q) for q in QUALITIES if q != project.settings.quality]
    return [wished(project, terms, w)[1] for w in wishes]


def _words(wish: Wish, price: Quote, now: int) -> str:
    changes = [f"{wish.duration_s} s long"] if wish.duration_s else []
    changes += [f"at {wish.quality} quality"] if wish.quality else []
    how = f"If it were {' and '.join(changes)}, making" if changes else "Making"
    against = f" ({now:,} as it is now)" if price.total != now else ""
    left = (
        f"{in_credits(price.missing)} {'is' if price.missing == 1 else 'are'} missing for that"
        if price.missing
        else f"{price.balance_after:,} would be left"
    )
    return f"{how} what is missing would cost {in_credits(price.total)}{against}; {left}."
