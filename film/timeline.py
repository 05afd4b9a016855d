"""The timeline a film plays as: derived from the document, never stored.

Audio first: a scene lasts max(asked, narration + breath); the picture is fitted to it. A
transition overlaps the end of the scene before, so the film lasts the sum of scenes minus the
overlaps.
"""

from film.project import Frozen, Project, Scene, Take, Transition

LEAD_MS = 250
"""Silence before a narration starts; longer than nothing, so a cut does not clip the first word."""
BREATH_MS = 600
"""What a scene must be longer than its narration (lead included)."""
GRID_MS = 100
"""Scene lengths are rounded up to this, a whole number of frames at 30 fps."""


class VideoClip(Frozen):
    """A scene on the video track. `asset_id` None = nothing made yet (shown as a slate).

    `sound_id` is the clip's own sound, heard at `sound_pct` under the narration.
    """

    scene_id: str
    title: str
    start_ms: int
    duration_ms: int
    in_ms: int
    transition: Transition
    asset_id: str | None
    still: bool = False
    sound_id: str | None = None
    sound_pct: int = 100


class VoiceClip(Frozen):
    """A narration. `words` are (word, start_ms, end_ms) on the film's clock."""

    scene_id: str
    start_ms: int
    duration_ms: int
    asset_id: str
    volume_pct: int
    text: str
    words: tuple[tuple[str, int, int], ...] = ()


class MusicClip(Frozen):
    """The music under the whole film; faded out at the end when it is longer."""

    start_ms: int
    duration_ms: int
    asset_id: str
    volume_pct: int


class Timeline(Frozen):
    """What is played: three tracks. `video` is gapless and ordered."""

    title: str
    title_card: bool
    duration_ms: int
    video: tuple[VideoClip, ...]
    narration: tuple[VoiceClip, ...]
    music: MusicClip | None


def scene_ms(scene: Scene) -> int:
    """How long the scene lasts in the film, in ms, its overlaps included."""
    voice = ready(scene.voice.take) if scene.narration else None
    needed = voice.duration_ms + BREATH_MS if voice else 0
    longest = max(scene.duration_ms, needed)
    return -(-longest // GRID_MS) * GRID_MS


def ready(take: Take | None) -> Take | None:
    """The take if it can be played."""
    return take if take and take.state == "ready" and take.asset_id else None


def transition_in(project: Project, index: int) -> Transition:
    """The transition into scene `index`, capped at a third of the shorter neighbour."""
    scene = project.scenes[index]
    if index == 0 or scene.transition.kind == "cut":
        return Transition(kind="cut", duration_ms=0)
    limit = min(scene_ms(project.scenes[index - 1]), scene_ms(scene)) // 3
    length = min(scene.transition.duration_ms, limit) // GRID_MS * GRID_MS
    return Transition(kind=scene.transition.kind if length else "cut", duration_ms=length)


def layout(project: Project) -> Timeline:
    """The film as three tracks. Pure, and fast enough to run on every edit."""
    video: list[VideoClip] = []
    narration: list[VoiceClip] = []
    start = 0
    for index, scene in enumerate(project.scenes):
        transition = transition_in(project, index)
        start -= transition.duration_ms
        clip = _video(scene, start, transition)
        video.append(clip)
        voice = _voice(project, scene, start)
        if voice:
            narration.append(voice)
        start += clip.duration_ms
    return Timeline(
        title=project.title,
        title_card=project.settings.title_card,
        duration_ms=max(start, 0),
        video=tuple(video),
        narration=tuple(narration),
        music=_music(project, start),
    )


def asset_ids(timeline: Timeline) -> list[str]:
    """Every file the timeline plays, each once, in a fixed order."""
    ids = {c.asset_id for c in timeline.video if c.asset_id}
    ids |= {c.sound_id for c in timeline.video if c.sound_id}
    ids |= {c.asset_id for c in timeline.narration}
    if timeline.music:
        ids.add(timeline.music.asset_id)
    return sorted(ids)


def _video(scene: Scene, start: int, transition: Transition) -> VideoClip:
    take = ready(scene.picture.take)
    return VideoClip(
        scene_id=scene.id,
        title=scene.title,
        start_ms=start,
        duration_ms=scene_ms(scene),
        in_ms=scene.in_ms,
        transition=transition,
        asset_id=take.asset_id if take else None,
        still=bool(take and take.kind == "still"),
        sound_id=take.sound_id if take else None,
        sound_pct=scene.clip_pct,
    )


def _voice(project: Project, scene: Scene, start: int) -> VoiceClip | None:
    take = ready(scene.voice.take)
    if not take or not take.asset_id or not scene.narration:
        return None
    at = start + LEAD_MS
    muted = project.settings.narration_muted
    volume = 0 if muted else project.settings.narration_pct * scene.volume_pct // 100
    return VoiceClip(
        scene_id=scene.id,
        start_ms=at,
        duration_ms=take.duration_ms,
        asset_id=take.asset_id,
        volume_pct=volume,
        text=scene.narration,
        words=tuple((w, at + a, at + b) for w, a, b in take.words),
    )


def _music(project: Project, duration_ms: int) -> MusicClip | None:
    take = ready(project.music.element.take)
    if not take or not take.asset_id or not project.music.enabled or duration_ms <= 0:
        return None
    return MusicClip(
        start_ms=0,
        duration_ms=duration_ms,
        asset_id=take.asset_id,
        volume_pct=project.music.volume_pct,
    )
