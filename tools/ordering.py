"""Ordering work: quote, check against what may be spent, hold the credits, order the jobs."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from film import edits, takes
from film.errors import Invalid, Locked, NeedsApproval, NeedsCredits, PlanMoved
from film.making import WAYS
from film.paces import Pace, together
from film.plan import Unit, digest, owed
from film.ports import JobOrder, Studio, Work
from film.pricing import Line, Quote, in_credits
from film.project import Element, Part, Project, Quality, Scene, Take, TakeKind
from tools.call import Call
from tools.results import Started, StartedJob

QUOTE_MINUTES = 30
KINDS: Mapping[Part, TakeKind] = {"visual": "clip", "audio": "voice", "music": "music"}
GOES_ON = "What was under way before goes on and is kept beside it."
WORDS: Mapping[Part, str] = {"visual": "picture", "audio": "narration", "music": "music"}


async def units_of(studio: Studio, work: Work, quality: Quality | None = None) -> list[Unit]:
    """The film's units with jobs under way marked as running."""
    jobs = await work.jobs("queued", "running")
    running = {j.order.unit for j in jobs}
    return owed(work.project, studio.prices, running, quality, studio.paces)


def refuse_impossible(project: Project, units: Sequence[Unit]) -> None:
    """Raises Invalid for what the makers in use cannot make, before a price is even asked."""
    for unit in units:
        if unit.refusal:
            raise Invalid(f"{label(project, unit)}: {unit.refusal} Nothing was charged.")


def label(project: Project, unit: Unit) -> str:
    """A unit in a person's words: "Scene 2 picture"."""
    if unit.scene_id is None:
        return "Music"
    return f"Scene {project.position(unit.scene_id)} {WORDS[unit.part]}"


def numbered(project: Project, scenes: Sequence[Scene]) -> str:
    """The numbers of some scenes as people count them: "2, 5"."""
    return ", ".join(str(project.position(s.id)) for s in scenes)


def quote(
    project: Project,
    units: Sequence[Unit],
    balance: int,
    title: str = "",
    cheaper: int | None = None,
) -> Quote:
    """The itemised price of some units, good for 30 minutes."""
    items = tuple(
        Line(
            scene_id=u.scene_id,
            part=u.part,
            credits=u.credits,
            label=label(project, u),
            work=u.work,
        )
        for u in units
    )
    total = sum(i.credits for i in items)
    pace = together(_pace(u) for u in units)
    return Quote(
        title=title or f"Spend {in_credits(total)}?",
        items=items,
        total=total,
        balance=balance,
        work_hash=work_of(items),
        eta_s=round(pace.p50_s),
        eta_slow_s=round(pace.p90_s),
        notes=tuple(dict.fromkeys(note for u in units for note in u.notes)),
        expires_at=datetime.now(UTC) + timedelta(minutes=QUOTE_MINUTES),
        missing=max(0, total - balance),
        cheaper=cheaper if cheaper and cheaper < total else None,
    )


def work_of(lines: Sequence[Line]) -> str:
    """The hash of the work of some lines, in whichever order."""
    return digest({"work": sorted(line.work for line in lines)})


def _pace(unit: Unit) -> Pace:
    return Pace(p50_s=unit.eta_s, p90_s=unit.eta_slow_s, queue=unit.queue)


def allow(call: Call, price: Quote) -> None:
    """Nothing if the price may be spent; else NeedsApproval, PlanMoved or NeedsCredits."""
    dump = price.model_dump(mode="json")
    approved = call.spend.approved
    if approved is not None:
        if why := _moved(approved, price):
            raise PlanMoved(why, quote={**dump, "why": why})
    elif price.total and (call.spend.limit is None or price.total > call.spend.limit):
        raise NeedsApproval(f"This costs {in_credits(price.total)}; approve it first.", quote=dump)
    if price.total > price.balance:
        raise NeedsCredits(
            f"This costs {in_credits(price.total)} and {price.balance:,} are left; "
            f"{price.missing:,} are missing. Add credits and continue, or choose fewer scenes or draft quality.",
            quote=dump,
            missing=price.missing,
        )


def _moved(approved: Quote, price: Quote) -> str:
    """Why a yes to that quote does not hold for this one, in words; "" while it holds."""
    expired = approved.expires_at is not None and approved.expires_at < datetime.now(UTC)
    dearer = price.total > approved.total
    if not (expired or dearer or approved.work_hash != price.work_hash):
        return ""
    what = "That price has expired" if expired else "The work or its price has changed since then"
    if price.total == approved.total:
        return f"{what}. It is {in_credits(price.total)} as before."
    return f"{what}. It was {in_credits(approved.total)}, and is {price.total:,} now."


async def order(
    call: Call,
    work: Work,
    units: Sequence[Unit],
    seeds: Mapping[str, int] | None = None,
    cheaper: int | None = None,
) -> tuple[list[StartedJob], int]:
    """Hold credits and order a job for each unit; returns the jobs and the credits held.

    `seeds` gives a unit's seed by name; without one the chosen take's is kept, so that a
    change of style changes the style only. `cheaper` is the price in draft quality, for the card.
    """
    balance = (await work.balance()).available
    price = quote(work.project, units, balance, cheaper=cheaper)
    allow(call, price)
    ordered: list[JobOrder] = []
    for unit in units:
        job = _job(call, work, unit, ordered, (seeds or {}).get(unit.name))
        hold = None
        if unit.credits:
            reason = f"{label(work.project, unit)} of {work.project.title}"
            hold = await work.reserve(job.key, unit.credits, reason)
        work.later(job, hold)
        ordered.append(job)
    return [started(j) for j in ordered], price.total


def _job(
    call: Call,
    work: Work,
    unit: Unit,
    before: Sequence[JobOrder],
    seed: int | None,
) -> JobOrder:
    key = f"{call.project_id}:{call.key}:{unit.name}"
    job_id = str(uuid5(NAMESPACE_OID, key))
    element = takes.element(work.project, unit.scene_id, unit.part)
    take = Take(
        id="new",
        kind=KINDS[unit.part],
        inputs=unit.inputs,
        inputs_hash=unit.inputs_hash,
        quality=unit.quality,
        seed=_seed(call.project_id, unit.name, element, seed),
        price=unit.credits,
        job_id=job_id,
    )
    work.project, take = takes.add(work.project, unit.scene_id, unit.part, take)
    return JobOrder(
        id=job_id,
        key=key,
        kind=unit.part,
        unit=unit.name,
        scene_id=unit.scene_id,
        take_id=take.id,
        inputs={"quality": unit.quality, "seed": take.seed, **unit.inputs},
        credits=unit.credits,
        queue=unit.queue,
        eta_s=unit.eta_s,
        maker=unit.maker,
        after=_after(unit, before),
    )


def _seed(film_id: str, unit: str, element: Element, wanted: int | None) -> int:
    """The wanted seed in a way no take has had, else the chosen take's, else the film's own."""
    if wanted is not None:
        return another_way(wanted, len(element.takes))
    if element.take:
        return element.take.seed
    return another_way(int(digest({"film": film_id, "unit": unit})[:8], 16), 0)


def another_way(seed: int, takes_before: int) -> int:
    """The seed moved to the next of the ways a maker knows: neighbouring takes never look alike."""
    return seed - seed % WAYS + takes_before % WAYS


def _after(unit: Unit, before: Sequence[JobOrder]) -> tuple[str, ...]:
    """A clip waits for its scene's voice (audio first), the music for all voices."""
    voices = [j for j in before if j.kind == "audio"]
    if unit.part == "visual":
        voices = [j for j in voices if j.scene_id == unit.scene_id]
    return tuple(j.id for j in voices) if unit.part != "audio" else ()


def render_order(
    call: Call, work: Work, after: Sequence[str], quality: str, captions: str
) -> JobOrder:
    """The free job that assembles the film once the jobs in `after` have ended."""
    language = work.project.settings.language
    key = f"{call.project_id}:{call.key}:render"
    return JobOrder(
        id=str(uuid5(NAMESPACE_OID, key)),
        key=key,
        kind="render",
        unit="render",
        inputs={
            "quality": quality,
            "captions": captions,
            "language": language,
            "revision": work.revision,
        },
        eta_s=round(call.studio.paces.of("render", quality).p50_s),
        after=tuple(after),
    )


def started(job: JobOrder) -> StartedJob:
    """A job as a tool's answer shows it."""
    part = "export" if job.kind == "render" else job.kind
    return StartedJob(job_id=job.id, scene_id=job.scene_id, part=part, eta_s=job.eta_s)


def refuse_locked(project: Project, scene_ids: Sequence[str] | None, part: Part) -> list[Scene]:
    """The scenes to act on: locked ones are left out of "the whole film", and refused by name."""
    scenes = edits.pick(project, scene_ids)
    locked = [s for s in scenes if takes.element(project, s.id, part).locked]
    if locked and scene_ids is not None:
        named = ", ".join(f"scene {project.position(s.id)}" for s in locked)
        raise Locked(f"The {WORDS[part]} of {named} is locked. Unlock it first.")
    return [s for s in scenes if s not in locked]


async def order_again(
    call: Call, work: Work, scene_ids: Sequence[str], part: Part, said: str, fresh: bool
) -> Started:
    """Order new takes of a part for scenes that have media. `fresh` = another seed, same inputs."""
    names = {f"{s}.{part}" for s in scene_ids}
    seeds: dict[str, int] = {}
    if fresh:
        seeds = {n: int(digest({"key": call.key, "unit": n})[:8], 16) for n in names}
    return await order_stale(call, work, names, said, seeds)


async def order_stale(
    call: Call, work: Work, names: set[str], said: str, seeds: Mapping[str, int] | None = None
) -> Started:
    """Order the named units that need it now (or have a new seed); free answer when none does.

    What is under way does when it is made from something else by now; it goes on beside the new one.
    """
    fresh = seeds or {}
    named = [u for u in await units_of(call.studio, work) if u.name in names]
    refuse_impossible(work.project, named)
    before = work.project
    units = [
        u for u in named if u.state in ("missing", "stale") or u.name in fresh or _outrun(before, u)
    ]
    balance = (await work.balance()).available
    if not units:
        return Started(status="text_only", balance=balance, summary=said)
    jobs, total = await order(call, work, units, seeds=fresh)
    beside = any(takes.under_way(takes.element(before, u.scene_id, u.part)) for u in units)
    making = f"Making {len(jobs)} new {'take' if len(jobs) == 1 else 'takes'}."
    return Started(
        status="started",
        jobs=jobs,
        credits_reserved=total,
        balance=balance - total,
        summary=" ".join([said, making, GOES_ON] if beside else [said, making]),
    )


def _outrun(project: Project, unit: Unit) -> bool:
    """Whether what is being made of a unit is made from something else than is wanted now."""
    waiting = takes.under_way(takes.element(project, unit.scene_id, unit.part))
    return bool(waiting) and all(t.inputs_hash != unit.inputs_hash for t in waiting)
