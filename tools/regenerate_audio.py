"""regenerate_audio: record the narration again."""

from typing import Annotated

from pydantic import Field

from film import edits, takes
from film.errors import Invalid
from film.ports import Work
from film.project import Project, Scene
from film.words import OR_BLANK
from tools.call import Call
from tools.fields import Key, SceneIds
from tools.ordering import numbered, order_again, refuse_locked
from tools.results import Started

Words = Annotated[
    str | None, Field(max_length=8_000, description="Exact new words. Only with one scene")
]
Instruction = Annotated[
    str | None,
    Field(
        max_length=2_000,
        description='How to change words or delivery, e.g. "shorter", "sadder, slower"',
    ),
    OR_BLANK,
]
Voice = Annotated[
    str | None,
    Field(max_length=200, description='Voice wish, e.g. "older female, British"'),
    OR_BLANK,
]
DELIVERY = (
    "slow", "fast", "quick", "loud", "quiet", "soft", "whisper", "sad", "happ", "cheer", "excit",
    "calm", "warm", "dramatic", "energ", "angry", "gentle", "serious", "mysterious", "tired", "pause",
    "enthusias", "pace", "speed",
)  # fmt: skip
"""Word beginnings that speak of how it is said; everything else is about the words."""
SPARE_WORDS = 2.3


async def regenerate_audio(
    call: Call,
    scene_ids: SceneIds = None,
    narration: Words = None,
    instruction: Instruction = None,
    voice: Voice = None,
    idempotency_key: Key = None,
) -> Started:
    """Record the narration again, with other words, delivery or voice. The picture stays."""
    call = call.keyed(idempotency_key)
    snapshot = await call.read()
    scenes = edits.pick(snapshot.project, scene_ids)
    if narration is not None and len(scenes) != 1:
        raise Invalid("Exact words go with exactly one scene; name it in scene_ids.")
    wordings = await _wordings(call, scenes, narration, instruction)
    delivery = instruction if instruction and speaks_of_delivery(instruction) else None

    async def body(work: Work) -> Started:
        now = refuse_locked(work.project, scene_ids, "audio")
        for scene in now:
            work.project = edits.change(
                work.project, scene.id, narration=wordings.get(scene.id), delivery=delivery
            )
        work.project = _voiced(work.project, now, voice, everywhere=scene_ids is None)
        asked = ", ".join(x for x in (instruction, voice and f"voice: {voice}") if x)
        what = asked or ("new words" if narration else "again")
        said = f"Narration of scene {numbered(work.project, now)}: {what}."
        made = [s.id for s in now if takes.begun(s.voice)]
        fresh = not (narration or instruction or voice)
        return await order_again(call, work, made, "audio", said, fresh=fresh)

    return await call.write(Started, body)


def speaks_of_delivery(instruction: str) -> bool:
    """Whether an instruction is about how the words are said, rather than which words."""
    return any(w.startswith(DELIVERY) for w in instruction.lower().replace(",", " ").split())


async def _wordings(
    call: Call, scenes: list[Scene], narration: str | None, instruction: str | None
) -> dict[str, str]:
    if narration is not None:
        return {scenes[0].id: narration}
    if not instruction or speaks_of_delivery(instruction):
        return {}
    writer = call.studio.writer
    return {
        s.id: await writer.narration(s.narration, instruction, _room(s))
        for s in scenes
        if s.narration
    }


def _room(scene: Scene) -> int:
    """How many words fit the scene at a calm pace."""
    return max(4, int(scene.duration_ms / 1000 * SPARE_WORDS))


def _voiced(project: Project, scenes: list[Scene], voice: str | None, everywhere: bool) -> Project:
    if not voice:
        return project
    if everywhere:
        project = edits.settings(project, voice=voice)
    for scene in scenes:
        project = edits.change(project, scene.id, speaker="" if everywhere else voice)
    return project
