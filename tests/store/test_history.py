"""Patches: whatever changed, they make the new document of the old one, and they are small."""

import jsonpatch
from hypothesis import given, settings
from hypothesis import strategies as st

from film.project import Project, Scene, Settings
from store.history import difference

scenes = st.builds(
    lambda n, title, ms: Scene(id=f"s{n}", title=title, duration_ms=ms),
    st.integers(1, 9),
    st.text(max_size=4),
    st.sampled_from((5_000, 6_000)),
)
films = st.builds(
    lambda title, parts, style: Project(
        id="f", title=title, scenes=tuple(parts), settings=Settings(style=style)
    ),
    st.text(max_size=4),
    st.lists(scenes, max_size=6, unique_by=lambda s: s.id),
    st.sampled_from(("noir", "anime")),
)


@settings(max_examples=150, deadline=None)
@given(films, films)
def test_a_patch_makes_the_new_of_the_old(before, after):
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    assert jsonpatch.apply_patch(old, difference(old, new)) == new


def test_a_document_older_than_the_model_is_patched_from_what_is_stored():
    new = Project(id="f", title="New", scenes=(Scene(id="s1", title="A"),)).model_dump(mode="json")
    old = {"id": "f", "title": "Old", "gone": 1, "scenes": [{"id": "s1"}]}
    assert jsonpatch.apply_patch(old, difference(old, new)) == new


def test_one_word_in_one_scene_is_one_small_step():
    parts = tuple(Scene(id=f"s{n}", visual="x" * 200) for n in range(1, 61))
    old = Project(id="f", scenes=parts).model_dump(mode="json")
    changed = (*parts[:30], parts[30].model_copy(update={"title": "Storm"}), *parts[31:])
    new = Project(id="f", scenes=changed).model_dump(mode="json")
    assert difference(old, new) == [{"op": "replace", "path": "/scenes/30/title", "value": "Storm"}]
