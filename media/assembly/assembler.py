"""Makes a film file from a timeline: encodes what changed, joins, checks. Implements Assembler."""

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from film.errors import Invalid, Unavailable
from film.making import Desk, Rendered, RenderOrder
from media import ffmpeg
from media.assembly import audio, dressing
from media.assembly.cache import Cache, hand_over, key_of
from media.assembly.checks import across, fresh_seams, joined_facts, poster
from media.assembly.crew import Crew
from media.assembly.plan import Segment, Shot, segments
from media.assembly.profile import Profile, profile_of
from media.assembly.remux import Part, Wrapping, join, packet_sizes
from media.assembly.segments import Drawn, encode
from media.assembly.sources import Shop, Source, clip_facts, headers, source
from media.assembly.title import MIDDLE
from media.verify import box_facts, judge, sound_facts


@dataclass(frozen=True)
class Joint:
    """A part of the film: where its packets are, what is known of its pictures, if made now."""

    part: Part
    facts: Mapping[str, Any]
    key: str
    made: bool


class LocalAssembler:
    """Assembles on this machine. `cache` is shared by all films; `workers` encode side by side."""

    def __init__(self, cache: Cache, workers: int = 2) -> None:
        self.cache = cache
        self.workers = workers

    def assemble(self, order: RenderOrder, desk: Desk) -> Rendered:
        """Write `film.mp4` and `poster.jpg` into the desk's folder.

        Raises Invalid for an empty timeline or a damaged file, Cancelled when stopped (every
        ffmpeg is dead by then), Unavailable when the disk is full.
        """
        profile = profile_of(order)
        if not order.timeline.video:
            raise Invalid("The film has no scene yet.")
        try:
            known = headers(profile, self.cache)
            with Crew(desk, self.workers) as crew:
                film = _Film(order, profile, self.cache, known, crew).made(desk.folder)
            self.cache.trim()
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise Unavailable("The disk is full: free some space and try again.") from error
            raise
        else:
            return film


@dataclass(frozen=True)
class _Film:
    """One assembly under way. `headers` are the profile's parameter sets, shared by all clips."""

    order: RenderOrder
    profile: Profile
    cache: Cache
    headers: bytes
    crew: Crew

    def made(self, folder: Path) -> Rendered:
        crew = self.crew
        with crew.stage("sound"):
            mixing = crew.start(self._sound)
        with crew.stage("clips"):
            clips = self._clips()
        with crew.stage("segments"):
            joints = self._joints(clips)
        with crew.stage("sound"):
            [(heard_at, sound_key, heard)] = crew.finish("Mixing sound", (0.86, 0.9), [mixing])
        with crew.stage("join"):
            film, film_key = self._join(joints, heard_at, sound_key)
        with crew.stage("check"):
            report = self._report(film, film_key, joints, heard)
        with crew.stage("deliver"):
            return self._deliver(film, folder, joints, report)

    def _sound(self) -> tuple[Path, str, dict[str, Any]]:
        """The mixed sound as AAC, its key and its facts."""
        tick = self.crew.tick
        key = audio.mix_key(self.order)
        fresh: dict[str, Any] = {}

        def build(out: Path) -> None:
            fresh.update(audio.write_aac(audio.mix(self.order, out.parent, tick), out, tick))

        path, _ = self.cache.make(key, ".m4a", build, tick)
        heard = self.cache.facts(key_of("heard", 1, key), lambda: fresh or sound_facts(path), tick)
        return path, key, heard

    def _clips(self) -> list[Source]:
        shop = Shop(self.order, self.profile, self.cache, self.headers, self.crew.tick)
        work = [partial(source, clip, shop) for clip in self.order.timeline.video]
        return self.crew.all("Reading clips", (0.02, 0.35), work)

    def _joints(self, clips: Sequence[Source]) -> list[Joint]:
        texts, looks = dressing.texts_of(self.order, self.profile, self._title_at(clips[0]))
        by_key = {clip.key: clip for clip in clips}
        plan = segments(self._shots(clips), texts)
        work = [partial(self._joint, segment, by_key, looks) for segment in plan]
        return self.crew.all("Encoding segments", (0.35, 0.86), work)

    def _title_at(self, first: Source) -> float:
        """Where the title card stands on the first picture; looked for once a picture."""
        if not dressing.titled(self.order):
            return MIDDLE
        key = key_of("calm", 1, first.key, first.first, self.order.timeline.title, self.profile.key)
        look = partial(
            dressing.title_middle, self.order, self.profile, first.path, first.cuts, first.first
        )
        return self.cache.facts(key, lambda: {"middle": look()}, self.crew.tick)["middle"]

    def _shots(self, clips: Sequence[Source]) -> list[Shot]:
        frame = self.profile.frame
        return [
            Shot(
                source=clip.key,
                first=clip.first,
                start=frame(scene.start_ms),
                end=frame(scene.start_ms + scene.duration_ms),
                blend=frame(scene.start_ms + scene.transition.duration_ms) - frame(scene.start_ms),
                kind=scene.transition.kind,
                starts=clip.cuts.starts,
                ends=clip.cuts.ends,
            )
            for scene, clip in zip(self.order.timeline.video, clips, strict=True)
        ]

    def _joint(
        self, segment: Segment, clips: Mapping[str, Source], looks: Mapping[str, Drawn]
    ) -> Joint:
        tick = self.crew.tick
        if segment.copy:
            piece = segment.pieces[0]
            clip = clips[piece.source]
            part = _part(clip.path, piece.first, piece.count, clip.facts)
            return Joint(part, clip.facts, key_of(clip.key, piece.first, piece.count), clip.made)
        key = segment.key(self.profile.key)
        paths = {name: clip.path for name, clip in clips.items()}

        def build(out: Path) -> None:
            encode(segment, paths, looks, self.profile, out, tick)

        path, kept = self.cache.make(key, ".mp4", build, tick)
        facts = self.cache.facts(
            key_of("facts", 2, key), lambda: clip_facts(path, self.profile, tick), tick
        )
        return Joint(_part(path, 0, segment.count, facts), facts, key, not kept)

    def _join(self, joints: Sequence[Joint], heard_at: Path, sound_key: str) -> tuple[Path, str]:
        order, tick = self.order, self.crew.tick
        cues = dressing.cues_of(order) if order.captions == "soft" else []
        captions = self._captions(order) if cues else None
        wrapping = Wrapping(
            sound=heard_at,
            captions=captions,
            language=order.language,
            chapters=dressing.chapters(order),
            metadata=dressing.metadata(order),
        )
        said = [vars(cue) for cue in cues]
        worn = (said, order.language, wrapping.chapters, wrapping.metadata)
        key = key_of("film", 1, self.profile.key, [j.key for j in joints], sound_key, worn)
        delay = ffmpeg.HELD_BACK[self.profile.quality]
        parts = [j.part for j in joints]
        self.crew.finish("Joining", (0.9, 0.9), [])

        def build(out: Path) -> None:
            join(parts, wrapping, self.profile.fps, delay, out, tick)

        path, _ = self.cache.make(key, ".mp4", build, tick)
        return path, key

    def _captions(self, order: RenderOrder) -> Path:
        said = [vars(cue) for cue in dressing.cues_of(order)]
        build = partial(dressing.caption_track, order)
        return self.cache.make(key_of("captions", 1, said), ".mp4", build, self.crew.tick)[0]

    def _report(
        self, film: Path, key: str, joints: Sequence[Joint], heard: dict[str, Any]
    ) -> dict[str, Any]:
        self.crew.finish("Checking", (0.94, 0.94), [])
        box = self.cache.facts(key_of("box", 2, key), lambda: self._seen(film, joints))
        pictures = joined_facts([(j.facts, j.part.first, j.part.count) for j in joints])
        decoded = sum(j.part.count for j in joints if j.made)
        checked = {
            "decoded_pictures": decoded,
            "kept_pictures": pictures["frames"] - decoded,
            "seam_pictures": box.pop("seam_pictures"),
        }
        return judge(box, pictures, heard, self.order) | {"checked": checked}

    def _seen(self, film: Path, joints: Sequence[Joint]) -> dict[str, Any]:
        """The joined file's index against its parts, and its own bytes across new seams."""
        counts = [j.part.count for j in joints]
        seams = fresh_seams(counts, [j.made for j in joints])
        total, fps = sum(counts), self.profile.fps
        looking = [self.crew.start(partial(across, film, s, total, fps)) for s in seams]
        facts = box_facts(film, [size for j in joints for size in packet_sizes(j.part)])
        seen = self.crew.finish("Checking", (0.94, 0.97), looking)
        return facts | {"seam_pictures": sum(seen)}

    def _poster(self, joints: Sequence[Joint]) -> Path:
        """A picture without letters; the same as before if its part is the same."""
        at = self.profile.frame(dressing.poster_moment(self.order))
        starts = [0, *accumulate(j.part.count for j in joints)][:-1]
        start, joint = [(s, j) for s, j in zip(starts, joints, strict=True) if s <= at][-1]
        part, at = joint.part, min(at - start, joint.part.count - 1)
        key = key_of("poster", 1, joint.key, at)
        build = partial(poster, part.path, part.first + at, self.profile.fps)
        return self.cache.make(key, ".jpg", build, self.crew.tick)[0]

    def _deliver(
        self,
        film: Path,
        folder: Path,
        joints: Sequence[Joint],
        report: dict[str, Any],
    ) -> Rendered:
        picture = self._poster(joints)
        for name, made in (("film.mp4", film), ("poster.jpg", picture)):
            with ffmpeg.finished_file(folder / name) as draft:
                hand_over(made, draft)
        self.crew.finish("Done", (1.0, 1.0), [])
        return Rendered(
            path=folder / "film.mp4",
            poster=folder / "poster.jpg",
            duration_ms=self.order.timeline.duration_ms,
            size_bytes=(folder / "film.mp4").stat().st_size,
            reused_segments=sum(not j.made for j in joints),
            total_segments=len(joints),
            report=report,
            spent_s=self.crew.spent_s,
        )


def _part(path: Path, first: int, count: int, facts: Mapping[str, Any]) -> Part:
    return Part(path, first, count, facts["packets"], bytes.fromhex(facts["headers"]))
