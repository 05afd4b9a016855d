"""Which scenes one part of a message is about: by number and by what is in them.

The reader says which words point at a scene; rules say which scene they mean.
"""

import re
from dataclasses import replace

from agent.offline import measures
from agent.offline.context import Context, SceneSeen
from agent.offline.goals import without_ends, without_goal
from agent.offline.grammar import ORD, N
from agent.offline.lists import listed_with
from agent.offline.matching import best_scene, stems
from agent.offline.outside import MOMENT, Said, outside
from agent.offline.pieces import MARK
from agent.offline.quoted import quoted_scene
from agent.offline.ranges import ranged
from agent.offline.reader import SILENT, Span
from agent.offline.refs import Ref, find_refs, without_some
from agent.offline.refs_counted import listed
from agent.offline.refs_named import edges, title_scene
from agent.offline.text import Prepared

EDGED = frozenset({"regenerate_visual", "regenerate_audio", "adjust_style", "edit_scene", "generate_scene", "list_versions", "restore_version"})  # fmt: skip
"""For these "at the end" means the last scene, where none is named; adding and ordering have a place there."""
STRUCTURED = frozenset({"reorder_scenes", "remove_scene", "restore_version", "list_versions", "generate_scene", "cancel_generation", "edit_scene", "check_progress"})  # fmt: skip
"""What has few words of its own: other words name a scene."""
LISTABLE = frozenset({"regenerate_visual", "adjust_style", "regenerate_audio", "remove_scene", "generate_scene", "edit_scene", "check_credits", "cancel_generation", "reorder_scenes"})  # fmt: skip
"""What can be asked of several scenes at once."""
TITLED = frozenset({"generate_scene", "cancel_generation", "check_progress"})
"""Here only a title is a name: the other words are often about the work."""
TEXTS = frozenset({"title", "narration", "visual"})
SPEAKING = frozenset({"regenerate_audio", "edit_scene"})
SPOKEN = re.compile(r"(?:the\s+)?(?:line|text|words?|sentence|voice|narration)", re.IGNORECASE)
LASTING = frozenset({"edit_scene", "update_project"})
POINTS_BACK = re.compile(r"\b(?:it|that|this|him|her|them)\b", re.IGNORECASE)
COUNTED = re.compile(rf"\W*(?:(?:the|these|those|all|other|{N}|after|before|remaining|left|more|scenes?|ones?)\b\W*)+", re.IGNORECASE)  # fmt: skip
"""What only counts: "the four remaining scenes" is no scene called "One in, four out"."""
NUMBERS = re.compile(rf"(?:{N}|{ORD})(?:\W+(?:and\W+|to\W+|\+\W*)?(?:{N}|{ORD}))*", re.IGNORECASE)
CLEARLY, ALONE = 1.15, 2.0
"""By how much a scene must fit the words, or a single word, better than every other."""
MANY = 2
"""So many scenes are not named by a number that may be something else."""


def pointed(part: Said, said: Prepared, context: Context) -> tuple[list[Ref], bool]:
    """What the part refers to, in reading order; and: does it point at a scene that is not found?"""
    found = _found(part, context)
    where = [w for w in _places(part, found, context) if not any(v.start <= w.start < v.end for v in part.values)]  # fmt: skip
    refs, lost = _with_content(part.text, where, found, context)
    refs = _named(part, refs, context)
    known = part.before and part.intent in SPEAKING and len(MARK.findall(part.text)) == 1
    if part.intent in SPEAKING | STRUCTURED and not known and not any(r.ids for r in refs):
        refs = [*refs, *quoted_scene(part.text, said, context, part.intent not in SPEAKING)]
    refs = outside(refs, part, context)
    own = ("restore_version", "regenerate_audio")  # "the very first recording", "slower at the end"
    taken = part.intent in own and context.selected_id
    if part.intent in EDGED and not part.before and not taken and not any(r.ids for r in refs):
        refs = [*refs, *edges(part.text, context)]
        lost = lost and not refs
    return refs, lost


def _found(part: Said, context: Context) -> list[Ref]:
    """What rules find, without what cannot be a scene for this tool."""
    found = _unguarded(part.text, _beside(find_refs(part.text, context), part, context))
    found = [r for r in found if not any(v.start <= r.start < v.end for v in part.values)]
    if part.intent == "reorder_scenes":  # "photo wall first, then everything else"
        found = without_ends(found, part.text)
        return [r for r in found if r.kind != "all" and not (r.kind == "other" and len(r.ids) > 1)]
    if part.intent == "edit_scene":
        return [without_goal(r, part.text) for r in found]
    if part.intent in SPEAKING and (
        part.before or context.selected_id
    ):  # a scene may be "The Line"
        return [r for r in found if not (r.kind == "title" and SPOKEN.fullmatch(part.text[r.start : r.end]))]  # fmt: skip
    if part.intent == "restore_version":
        return [r for r in found if not _of_takes(r, part, context)]
    return found


def _named(part: Said, refs: list[Ref], context: Context) -> list[Ref]:
    """With the scenes of a list and the one that shows the title; without moments that are lengths."""
    if part.intent in LISTABLE:
        if not any(v.name == "title" for v in part.values):
            refs = [*refs, *title_scene(part.text, refs, context)]
        taken = [(v.start, v.end) for v in (*part.values, *part.wishes)]
        refs = listed_with(part.text, refs, taken, context)
    named = any(r.ids and r.kind in ("title", "place") for r in refs)
    written = any(v.name in TEXTS for v in part.values) and not named
    lasting = part.intent in LASTING and not written and not _timed(part.text, refs)
    if lasting and (named or not MOMENT.search(part.text)):
        return [r for r in refs if r.kind != "time"]  # "at 12 seconds" is a length here
    return refs


ALSO = re.compile(
    r"\W*(?:(?:ones?|scenes?|bit|shot)\W+)?(?:and|plus|&|,)\W+(?:the\s+)?", re.IGNORECASE
)
RELATED = re.compile(r"(?P<how>before|after) (?:it|that)\b|\bthe (?P<next>next|following|previous)\b", re.IGNORECASE)  # fmt: skip


def _timed(text: str, refs: list[Ref]) -> bool:
    """ "At 0:29 hold it 12 seconds": beside the moment another length is said."""
    at = [r for r in refs if r.kind == "time"]
    return (
        any(not any(r.start <= x.start < r.end for r in at) for x in measures.lengths(text))
        if at
        else False
    )


def _beside(found: list[Ref], part: Said, context: Context) -> list[Ref]:
    """ "The rain one and the one after it", "less orange here, the one after it brighter": beside what was spoken of."""
    out: list[Ref] = []
    for ref in found:
        m = RELATED.search(part.text, ref.start, ref.end) if ref.kind == "other" else None
        last = (
            out[-1] if out and out[-1].ids and out[-1].kind in ("title", "place", "other") else None
        )
        listed = bool(last and ALSO.fullmatch(part.text[last.end : ref.start]))
        near = last.ids if last and listed else part.before
        if m and near:
            later = (m["how"] or m["next"]).lower() in ("after", "next", "following")
            at = context.ids.index(near[-1]) + 1 if later else context.ids.index(near[0]) - 1
            if last and listed:
                out[-1] = replace(last, kind="other")
            out.append(replace(ref, ids=context.ids[at : at + 1] if at >= 0 else ()))
        else:
            out.append(ref)
    return out


DOING = frozenset({"come", "comes", "stand", "stands", "put", "has", "have", "go", "goes", "left", "leave", "too", "may", "reads", "nothing", "something", "everything", "everyone", "people", "front"})  # fmt: skip


def _names(span: Span, part: Said) -> bool:
    """May the word name a scene that goes elsewhere, though the reader has not marked it?"""
    word = part.text[span.start : span.end].lower()
    return word not in DOING and not _touched(span.start, span.end, part.where)


TAKE = re.compile(r"\b(?:takes?|versions?|recordings?|pics?|pictures?|v)\W*$", re.IGNORECASE)


NTH_ONE = re.compile(rf"(?:the\s+)?{ORD}(?:\s+ones?)?", re.IGNORECASE)


def _of_takes(ref: Ref, part: Said, context: Context) -> bool:
    """ "The second one was better" of a selected scene is about its takes; so is "the one before"."""
    if ref.kind == "place" and TAKE.search(part.text[: ref.start]):
        return True
    if MOMENT.search(part.text[ref.start : ref.end]):
        return False
    if ref.kind == "other":
        return True
    named = _touched(ref.start, ref.end, part.where)
    if context.selected_part in ("visual", "audio", "music") or part.before:
        named = named and not NTH_ONE.fullmatch(part.text[ref.start : ref.end])
    return ref.kind == "place" and bool(context.selected_id or part.before) and not named


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
    named = [r for r in refs if r.kind == "title"]
    ends = (where or len(named) > 1) and RANGE.search(text)  # the reader may see only one end
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
    called = any(MOMENT.search(text[r.start : r.end]) for r in found)
    if (
        any(r.kind == "all" for r in sure) and several is named and not called
    ):  # "everything" outweighs its words
        strong = any(r.kind in ("place", "time", "other") for r in sure)
        return _in_order([*sure, *titles] if strong else sure), False
    lost = bool(open_spans) and not found and not places and len(context.scenes) > 1
    return several, lost


def _in_order(refs: list[Ref]) -> list[Ref]:
    return sorted(refs, key=lambda r: r.start)


OUTER = re.compile(r"(?:the )?(?:(?P<first>intro|opener|opening)|outro|ending|finale|closer)", re.IGNORECASE)  # fmt: skip


def _scene_of(span: Span, text: str, context: Context) -> list[Ref]:
    """The scene that the words describe, or whose number they are."""
    spoken = text[span.start : span.end]
    if end := OUTER.fullmatch(spoken):
        return [Ref(span.start, span.end, (context.ids[0 if end["first"] else -1],), "place")]
    told = [] if COUNTED.fullmatch(spoken) else stems(spoken)
    best = best_scene(told, context, CLEARLY)
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
