"""Which scenes one part of a message is about: by number and by what is in them.

The reader says which words point at a scene; rules say which scene they mean.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from agent.offline import measures
from agent.offline.context import Context, SceneSeen
from agent.offline.grammar import ORD, N
from agent.offline.matching import best_scene, ranked, stems
from agent.offline.pieces import MARK
from agent.offline.ranges import ranged
from agent.offline.reader import SILENT, Span
from agent.offline.refs import Ref, find_refs, without_some
from agent.offline.refs_counted import listed
from agent.offline.text import Prepared

STRUCTURED = frozenset({"reorder_scenes", "remove_scene", "restore_version", "list_versions", "generate_scene", "cancel_generation", "edit_scene"})  # fmt: skip
"""What has few words of its own: other words name a scene."""
TITLED = frozenset({"generate_scene", "cancel_generation"})
"""Here only a title is a name: the other words are often about the work."""
SPEAKING = frozenset({"regenerate_audio", "edit_scene"})
LASTING = frozenset({"edit_scene", "update_project"})
POINTS_BACK = re.compile(r"\b(?:it|that|this|him|her|them)\b", re.IGNORECASE)
MOMENT = re.compile(r"\b(?:bit|part|moment|scene|shot)\b", re.IGNORECASE)
NUMBERS = re.compile(rf"(?:{N}|{ORD})(?:\W+(?:and\W+|to\W+|\+\W*)?(?:{N}|{ORD}))*", re.IGNORECASE)
CLEARLY, ALONE = 1.15, 2.0
"""By how much a scene must fit the words, or a single word, better than every other."""
MANY = 2
"""So many scenes are not named by a number that may be something else."""
ALIKE = 0.4
"""The share of telling words by which a quoted line is known again."""


@dataclass(frozen=True)
class Said:
    """One part of a message: its text, its tool, the words that point and those that are values."""

    text: str
    intent: str
    where: list[Span]
    values: list[Span]
    wishes: list[Span]
    before: tuple[str, ...] = ()
    """The scenes spoken of before."""


def pointed(part: Said, said: Prepared, context: Context) -> tuple[list[Ref], bool]:
    """What the part refers to, in reading order; and: does it point at a scene that is not found?"""
    found = _unguarded(part.text, find_refs(part.text, context))
    found = [r for r in found if not any(v.start <= r.start < v.end for v in part.values)]
    if part.intent == "reorder_scenes":  # "photo wall first, then everything else"
        found = [r for r in found if r.kind != "all" and not (r.kind == "other" and len(r.ids) > 1)]
    if part.intent == "restore_version":
        found = [r for r in found if not _of_takes(r, part, context)]
    refs, lost = _with_content(part.text, _places(part, found, context), found, context)
    named = any(r.ids and r.kind in ("title", "place") for r in refs)
    if part.intent in LASTING and (named or not MOMENT.search(part.text)):
        refs = [r for r in refs if r.kind != "time"]  # "at 12 seconds" is a length here
    if part.intent in SPEAKING | STRUCTURED and not any(r.ids for r in refs):
        refs = [*refs, *quoted_scene(part.text, said, context, part.intent not in SPEAKING)]
    return _outside(refs, part, context), lost


def _outside(refs: list[Ref], part: Said, context: Context) -> list[Ref]:
    """ "Wooden boards on Wednesday": where a scene is named or selected, words of the wish itself name no other."""
    if part.intent not in WISHING:
        return refs
    inside = [
        r
        for r in refs
        if r.kind == "title" and any(w.start <= r.start < w.end for w in part.wishes)
    ]
    rest = [r for r in refs if r not in inside]
    if any(r.ids for r in rest):
        return rest
    if inside and context.selected_id and HERE.search(part.text):
        return rest
    if inside and context.selected_id and not any(_called(r, part, context) for r in inside):
        return rest
    return [*rest, *_together(inside, part, context)]


HERE = re.compile(r"\b(?:here|this)\b(?! (?:scene|one|shot) (?:in|with|and)\b)", re.IGNORECASE)


def _called(ref: Ref, part: Said, context: Context) -> bool:
    """Is the scene called by its name, and not only spoken of?"""
    said = part.text[ref.start : ref.end]
    titles = [set(stems(s.title)) for i in ref.ids if (s := context.scene(i))]
    return bool(MOMENT.search(part.text[ref.start : ref.end + 8])) or any(t and t <= set(stems(said)) for t in titles)  # fmt: skip


def _together(inside: list[Ref], part: Said, context: Context) -> list[Ref]:
    """ "A tram with open windows" is one picture, though another scene has windows too."""
    ids = {i for r in inside for i in r.ids}
    joints = [part.text[a.end : b.start] for a, b in pairwise(inside)]
    if (
        len(ids) < 2
        or part.intent != "regenerate_visual"
        or any(LISTING.fullmatch(j) for j in joints)
    ):
        return inside
    if kept := [r for r in inside if set(r.ids) <= set(part.before)]:
        return kept
    scores = ranked(stems(" ".join(part.text[r.start : r.end] for r in inside)), context)
    best = scores[0][1] if scores[0][0] > scores[1][0] else inside[0].ids[0]
    return [r for r in inside if best in r.ids] or inside


LISTING = re.compile(r"\W*(?:and|or|plus|&|,)\W+(?:the |in |for )*", re.IGNORECASE)


WISHING = frozenset({"regenerate_visual", "adjust_style", "regenerate_audio"})
DOING = frozenset({"come", "comes", "stand", "stands", "put", "has", "have", "go", "goes", "left", "leave", "too", "may", "reads", "nothing", "something", "everything", "everyone", "people", "front"})  # fmt: skip


def _names(span: Span, part: Said) -> bool:
    """May the word name a scene that goes elsewhere, though the reader has not marked it?"""
    word = part.text[span.start : span.end].lower()
    return word not in DOING and not _touched(span.start, span.end, part.where)


TAKE = re.compile(r"\b(?:takes?|versions?|recordings?|pics?|pictures?|v)\W*$", re.IGNORECASE)


def _of_takes(ref: Ref, part: Said, context: Context) -> bool:
    """ "The second one was better" of a selected scene is about its takes; so is "the one before"."""
    if ref.kind == "place" and TAKE.search(part.text[: ref.start]):
        return True
    if MOMENT.search(part.text[ref.start : ref.end]):
        return False
    if ref.kind == "other":
        return True
    named = _touched(ref.start, ref.end, part.where)
    return ref.kind == "place" and bool(context.selected_id) and not named


def _places(part: Said, found: list[Ref], context: Context) -> list[Span]:
    """The words that point at scenes: as the reader has seen them, else by what the tool takes."""
    named = [Span("where", r.start, r.end) for r in found if r.kind == "title"]
    if part.intent == "reorder_scenes":
        named += [Span("where", r.start, r.end) for r in found if r.kind == "place"]
        rest = [s for s in spoken_of(part.text, context, part.intent) if _names(s, part)]
        return [*part.where, *rest, *named]
    if part.where or (part.before and POINTS_BACK.search(part.text)):
        return part.where
    if part.intent in SILENT:
        return named or spoken_of(part.text, context, part.intent)
    told = any(r.ids or r.kind == "all" for r in found) and not RANGE.search(part.text)
    told = told or bool(
        context.selected_id and part.intent in LASTING
    )  # "too quick, eight seconds"
    return (
        spoken_of(part.text, context, part.intent) if part.intent in STRUCTURED and not told else []
    )


def _with_content(
    text: str, where: list[Span], refs: list[Ref], context: Context
) -> tuple[list[Ref], bool]:
    """The references, with those that words of the scene itself make."""
    ends = where and RANGE.search(text)  # the reader may see only one end of a range
    beside = BESIDE.search(text)
    sure = [r for r in refs if r.kind != "title" and (beside or _meant(r, where))]
    titles = [
        r for r in refs if r.kind == "title" and (ends or beside or _touched(r.start, r.end, where))
    ]
    places = [(r.start, r.end) for r in (*sure, *titles) if r.kind not in ("this", "all")]
    open_spans = [w for w in where if not any(w.start < b and a < w.end for a, b in places)]
    found = [r for w in open_spans for r in _scene_of(w, text, context)]
    if open_spans and not found and not titles:
        together = best_scene(stems(" ".join(text[w.start : w.end] for w in open_spans)), context)
        if together:
            found.append(Ref(open_spans[0].start, open_spans[-1].end, (together,), "title"))
    named = _in_order([*sure, *titles, *found])
    several = ranged(text, named, context)
    if found and several is named and (less := without_some(text, named, context)) is not named:
        return less, False
    if any(r.kind == "all" for r in sure) and several is named:  # "everything" outweighs its words
        strong = any(r.kind in ("place", "time", "other") for r in sure)
        return _in_order([*sure, *titles] if strong else sure), False
    lost = bool(open_spans) and not found and not places and len(context.scenes) > 1
    return several, lost


def _in_order(refs: list[Ref]) -> list[Ref]:
    return sorted(refs, key=lambda r: r.start)


def _scene_of(span: Span, text: str, context: Context) -> list[Ref]:
    """The scene that the words describe, or whose number they are."""
    spoken = text[span.start : span.end]
    best = best_scene(stems(spoken), context, CLEARLY)
    if best:
        return [Ref(span.start, span.end, (best,), "title")]
    if NUMBERS.fullmatch(spoken) and spoken.lower() != "one":  # "in one palette"
        places = [p for p in listed(spoken, context) if 1 <= p <= len(context.ids)]
        ids = tuple(context.ids[p - 1] for p in places)
        return [Ref(span.start, span.end, ids, "place")] if ids else []
    return []


def _meant(ref: Ref, where: list[Span]) -> bool:
    """A number beside other words that point at a scene is no scene: "take 3 of the hands"."""
    many = len(ref.ids) > MANY
    return ref.kind != "place" or not where or many or _touched(ref.start, ref.end, where)


def _touched(start: int, end: int, spans: list[Span]) -> bool:
    return any(s.start < end and start < s.end for s in spans)


def spoken_of(text: str, context: Context, intent: str) -> list[Span]:
    """Words that one scene's title holds, or else its picture, and no other scene's."""
    found: list[Span] = []
    bare = [SceneSeen(id=s.id, position=s.position, title=s.title) for s in context.ordered]
    film = context.model_copy(update={"scenes": tuple(bare)}) if intent in TITLED else context
    counted = measures.lengths(text)
    for m in re.finditer(r"[\w'-]+", text):
        asked = stems(m[0])
        if any(x.start <= m.start() < x.end for x in counted):
            continue
        if asked and best_scene(asked, film, ALONE, alike=False):
            if found and LINK.fullmatch(text[found[-1].end : m.start()]):
                found[-1] = Span("where", found[-1].start, m.end())
            else:
                found.append(Span("where", *m.span()))
    return found


BESIDE = re.compile(
    r"\b(?:scene|one|shot|bit|part) (?:right |just |directly )?(?:before|after) the\b",
    re.IGNORECASE,
)
RANGE = re.compile(r"\b(?:between|from|through|thru|until|till|up to|onwards?)\b", re.IGNORECASE)
LINK = re.compile(r"\W*(?:\b(?:of|the|on|in)\b\W*)*")


def quoted_scene(text: str, said: Prepared, context: Context, shown: bool = False) -> list[Ref]:
    """The scene whose narration (or title and picture) is quoted, or is said anew in almost the same words."""
    for m in MARK.finditer(text):
        asked = set(stems(said.quotes.get(m[1], "")))
        held = [(f"{s.narration} {s.title} {s.visual}" if shown else s.narration, s.id) for s in context.ordered]  # fmt: skip
        shared = [(len(asked & set(stems(text))), i) for text, i in held]
        near = [(n, i) for n, i in shared if asked and n / len(asked) >= ALIKE]
        if len(near) == 1:
            return [Ref(m.start(), m.end(), (near[0][1],), "title")]
    return []


GUARDED = re.compile(
    r"\b(?:leav(?:e|ing)|keep(?:ing)?|(?:don't|dont|do not|not|without) (?:touch|chang)(?:e|ing)?)\s+(?:all\s+)?(?:the\s+)?(?:rest|others?|other \w+|everything else)\b|\b(?:the )?(?:rest|others?|everything else)\s+(?:stays?|is fine|are fine|as is|can stay)\b",
    re.IGNORECASE,
)


def _unguarded(text: str, refs: list[Ref]) -> list[Ref]:
    """Without the scenes that are to be left alone."""
    kept = [m.span() for m in GUARDED.finditer(text)]
    left = [r for r in refs if not any(a <= r.start < b for a, b in kept)]
    return left or refs


_IT = re.compile(
    r"\b(?:it|this|that)\b(?!'s|\s+(?:scene|shot|clip|one|part|picture|voice|film))", re.IGNORECASE
)
_OTHER = re.compile(
    r"\b(?:music|song|score|scenes?|film|captions?|voice|narration|picture)\b", re.IGNORECASE
)


def music_meant(text: str, context: Context) -> str:
    """ "Make it calmer" with the music selected is about the music."""
    if context.selected_part != "music" or _OTHER.search(text):
        return text
    return _IT.sub("the music", text, count=1)
