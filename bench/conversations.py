"""Conversations that are checked by what they did: to the film's document, and to the money.

Each is played by the real director on a film in a real store. Beside it stands a twin: another
person's same film, to which the right calls are applied. After each turn both must have come to the
same, and what the record asserts must hold. Format and figures: docs/evaluation.md.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic_ai.messages import ModelResponse, ToolCallPart

from agent import memory
from agent.claims import claims, question, split
from agent.context import Selection
from agent.director import Answer, Director, Limits
from agent.turn import Ask
from bench.assertions import failures
from bench.scoring import Call, brief, verdict
from bench.scripts import load
from bench.world import CREDITS, Film, World, own_world
from film.errors import PixoraError
from film.ports import RunRow
from tools.call import Call as ToolCall
from tools.call import Spend
from tools.registry import BY_NAME

FOLDER = Path(__file__).parent.parent / "tests" / "agent" / "offline"
OURS = (FOLDER / "conversations.jsonl", FOLDER / "conversations_money.jsonl")
TRIALS = 3
PLENTY = 1_000_000
BROKE = "the turn broke down; the log above says why"


@dataclass
class Outcome:
    """One turn. `verdict`: right, asked (nothing was done), wrong (something else was)."""

    say: str
    verdict: str
    calls: list[Call]
    claimed: bool
    told: str
    missed: list[str] = field(default_factory=list[str])


class Play:
    """One conversation in one trial."""

    def __init__(self, world: World, row: dict[str, Any], model: str) -> None:
        self._world, self._row = world, row
        self._auto = int(row.get("auto", PLENTY))
        limits = Limits(auto_approve=self._auto, conversation=int(row.get("cap", PLENTY)))
        self._director: Director = world.director(model, limits)
        self._thread: str | None = None
        self._runs: list[str] = []
        self._heard = 0
        self._unasked = False
        self._selected: dict[str, Any] | None = row["context"].get("selected")

    async def turns(self) -> AsyncIterator[Outcome]:
        """Play every turn on a fresh film."""
        credits_given = int(self._row.get("credits", CREDITS))
        film = await self._world.film(self._row["context"], credits_given)
        twin = await self._world.film(self._row["context"], credits_given)
        for turn in self._row["turns"]:
            before = await film.state()
            if "hands" in turn:  # the person does something in the studio before speaking
                for each in (film, twin):
                    await _apply(each, turn["hands"], PLENTY)
                before = await film.state()
            run, told, lines = await self._say(film, turn)
            yield await self._judged(film, twin, turn, before, (run, told, lines))

    async def _judged(
        self, film: Film, twin: Film, turn: dict[str, Any], before: dict[str, Any], heard: Any
    ) -> Outcome:
        run, told, lines = heard
        calls = await self._calls(film)
        wanted: list[list[Call]] = turn.get("expect") or [[]]
        by_calls = verdict({"calls": wanted[0], "or": wanted[1:]}, _without_looks(calls, wanted))
        await _apply(twin, turn.get("meanwhile") or [], PLENTY)
        await _apply(twin, _matching(wanted, calls), self._allowed(turn), _some(turn))
        now = await film.state()
        looks = [c for c in wanted[0] if BY_NAME[c["tool"]].cost == "read only"]
        right = now == await twin.state() and (not looks or by_calls == "exact")
        right = right and run.state != "failed" and not (wanted[0] and self._unasked)
        seen = {"state": run.state, "reply": told, **await _facts(film, run)}
        missed = failures(turn.get("check") or {}, seen)
        if not right:
            missed.insert(0, self._why(run, wanted[0]))
        asked = question(turn["say"])
        claimed = not lines and any(claims(s, asked) for s in (*split(told)[0], split(told)[1]))
        kind = "right" if right and not missed else "asked" if now == before else "wrong"
        return Outcome(turn["say"], kind, calls, claimed, told, missed)

    def _why(self, run: RunRow, wanted: list[Call]) -> str:
        if run.state == "failed":
            return BROKE
        if self._unasked:
            return f"no card asked for {brief(wanted)}"
        return f"film or money is not what {brief(wanted)} makes of it"

    async def _say(self, film: Film, turn: dict[str, Any]) -> tuple[RunRow, str, list[Any]]:
        self._selected = turn.get("selected", self._selected)
        chosen = _selection(self._selected)
        fork = self._runs[turn["edits"]] if "edits" in turn else None
        ask = Ask(
            text=turn["say"],
            selection=chosen,
            mode=turn.get("mode", "act"),
            at_ms=round(1000 * turn["at_s"]) if "at_s" in turn else None,
            thread_id=self._thread,
            fork_run_id=fork,
        )
        run_id, self._thread = await self._director.start(film.seat, film.project_id, ask)
        if fork:
            self._heard = len(await self._world.store.threads.messages(film.seat, self._thread))
        self._runs.append(run_id)
        run = await self._ended(film, run_id)
        told, lines = await _told(film, run_id)
        if "meanwhile" in turn:  # by the person's hands, while the card waits
            await _apply(film, turn["meanwhile"], PLENTY)
        self._unasked = run.state != "waiting" and "answer" in turn
        if run.state == "waiting" and "answer" in turn:
            run_id, _ = await self._director.resume(
                film.seat, run.id, _answers(run, turn["answer"])
            )
            run = await self._ended(film, run_id)
            more, later = await _told(film, run_id)
            told, lines = f"{told} {more}".strip(), [*lines, *later]
        return run, told, lines

    async def _ended(self, film: Film, run_id: str) -> RunRow:
        await self._director.ended(run_id)
        return await self._world.store.threads.run(film.seat, run_id)

    async def _calls(self, film: Film) -> list[Call]:
        rows = await self._world.store.threads.messages(film.seat, self._thread or "")
        fresh, self._heard = memory.load(rows[self._heard :]), len(rows)
        parts = [p for m in fresh if isinstance(m, ModelResponse) for p in m.parts]
        return [
            {"tool": p.tool_name, "args": p.args_as_dict()}
            for p in parts
            if isinstance(p, ToolCallPart)
        ]

    def _allowed(self, turn: dict[str, Any]) -> int:
        """What the right calls of a turn may spend."""
        if "spends" in turn:
            return int(turn["spends"])
        if "answer" in turn:
            return 0 if turn["answer"] == "no" else PLENTY
        return 0 if turn.get("mode") == "plan" else self._auto


def _answers(run: RunRow, said: Any) -> list[Answer]:
    some = tuple(said) if isinstance(said, list) else None
    return [
        Answer(interrupt_id=a["interrupt_id"], approved=said != "no", scene_ids=some)
        for a in run.body["approvals"]
    ]


def _some(turn: dict[str, Any]) -> list[str] | None:
    return turn["answer"] if isinstance(turn.get("answer"), list) else None


def _selection(given: dict[str, Any] | None) -> tuple[Selection, ...]:
    if not given:
        return ()
    part = given.get("part") or given.get("kind")
    part = part if part in ("visual", "audio", "music") else None
    return (Selection(scene_id=given["scene_id"], part=part),)


def _without_looks(calls: list[Call], wanted: list[list[Call]]) -> list[Call]:
    """A model may look before it acts."""
    named = {c["tool"] for right in wanted for c in right}
    return [c for c in calls if c["tool"] in named or BY_NAME[c["tool"]].cost != "read only"]


def _matching(wanted: list[list[Call]], calls: list[Call]) -> list[Call]:
    """The right answer that was given, or the first."""
    return next((w for w in wanted if verdict({"calls": w}, calls) == "exact"), wanted[0])


async def _apply(film: Film, calls: list[Call], limit: int, some: list[str] | None = None) -> None:
    """Carry out calls by the tools themselves, as one turn; what they refuse is not done."""
    seat = replace(film.seat, run_id=uuid4().hex, author="assistant")
    for wanted in calls:
        args = {**wanted["args"], **({"scene_ids": some} if some else {})}
        call = ToolCall(film.world.studio, seat, film.project_id, spend=Spend(limit=limit))
        try:
            await BY_NAME[wanted["tool"]](call, args)
        except PixoraError:
            continue


async def _told(film: Film, run_id: str) -> tuple[str, list[Any]]:
    """The words of a run and the lines of its receipt."""
    logged = await film.world.store.log(film.seat, film.project_id, 0, 10_000)
    events = [e.event["event"] for e in logged if e.run_id == run_id and "event" in e.event]
    words = "".join(e["delta"] for e in events if e["type"] == "TEXT_MESSAGE_CONTENT")
    receipts = [e["value"] for e in events if e.get("name") == "receipt"]
    return words.strip(), [line for r in receipts for line in r["lines"]]


async def _facts(film: Film, run: RunRow) -> dict[str, Any]:
    quote = next((a["quote"] for a in run.body.get("approvals", [])), None)
    facts = {
        "document": (await film.document()).model_dump(mode="json"),
        "money": await film.money(),
    }
    begun = film.begun.model_dump(mode="json")
    return {**facts, "begun": begun, "jobs": await film.jobs(), "quote": quote}


async def figures(
    world: World, rows: list[dict[str, Any]], model: str, trials: int, show: bool
) -> dict[str, float]:
    """Play every conversation so many times; shares of conversations and turns."""
    passed = turns = wrong = false = broke = 0
    for row in rows:
        fine = True
        for _ in range(trials):
            async for t in Play(world, row, model).turns():
                turns, wrong, false = turns + 1, wrong + (t.verdict == "wrong"), false + t.claimed
                broke += BROKE in t.missed
                fine = fine and t.verdict == "right" and not t.claimed
                if show and (t.verdict != "right" or t.claimed):
                    print(f"  {t.verdict:6} {row['id']} {t.say!r}\n         did  {brief(t.calls)}")
                    print(f"         said {t.told!r}", *t.missed, sep="\n         ")
        passed += fine
    if broke:
        print(f"{broke} of {turns} turns broke down: the model could not be used; the log says why")
    if not (await world.store.credits.reconcile()).right:
        raise ValueError("the ledger does not add up")
    return {
        f"pass^{trials}": passed / len(rows),
        "wrong-action": wrong / turns,
        "false-success": false / turns,
        "turns": turns / trials,
    }


def report(
    paths: tuple[Path, ...], show: bool, model: str = "offline", trials: int = TRIALS
) -> dict[str, float]:
    """Play the conversations of some files and print the figures; returns them as shares.

    Raises Invalid for a record that cannot be played, before any is.
    """
    rows = [row for path in paths for row in load(path)]
    return asyncio.run(_report(own_world(), rows, show, model, trials))


async def _report(
    opening: AbstractAsyncContextManager[World],
    rows: list[dict[str, Any]],
    show: bool,
    model: str,
    trials: int,
) -> dict[str, float]:
    async with opening as world:
        shares = await figures(world, rows, model, trials, show)
    played = shares.pop("turns")
    print(f"{len(rows)} conversations, {played:.0f} turns, {trials} trials each")
    print(", ".join(f"{name} {value:.1%}" for name, value in shares.items()))
    return shares
