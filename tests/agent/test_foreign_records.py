"""Sentences of strangers: records as the issue describes them, and odd ones, each get an answer."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench import director
from tools.registry import BY_NAME

SCENES = [
    {"position": n, "id": i, "title": t, "visual": v, "narration": "Once.", "duration_s": 6, "status": s,
     "visual_versions": k, "audio_versions": k}
    for n, (i, t, v, s, k) in enumerate(
        [("intro-a", "Harbour", "A harbour at dawn", "done", 2), ("0f3c", "Storm", "Waves at night", "generating", 0),
         ("scene_12", "Letter", "A letter on a desk", "draft", 0)], 1)
]  # fmt: skip
PROJECT = {"title": "The Keeper", "aspect_ratio": "16:9", "duration_s": 18, "style": "cinematic", "tone": "calm", "captions": True, "music": "calm", "credits": 120}  # fmt: skip


def answered(tmp_path, lines: list[str]) -> list[dict]:
    """What `--cases FILE --out FILE` writes for these lines."""
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    assert director.main(["--cases", str(cases), "--out", str(out)]) == 0
    return [json.loads(line) for line in out.read_text("utf-8").split("\n") if line]


def record(utterance, selected=None, **project):
    context = {"selected": selected, "project": {**PROJECT, **project}, "scenes": SCENES}
    return json.dumps({"id": utterance, "utterance": utterance, "context": context})


def test_ids_statuses_and_selections_of_strangers_reach_the_calls(tmp_path):
    lines = [
        record("make scene 2 darker"),
        record("make this darker", {"scene_id": "scene_12", "kind": "visual"}),
        record("make this darker", {"scene_id": "0f3c", "part": "visual"}),
        record("remove scene 3"),
        record("move the last scene to the front"),
        record("stop generating"),
        record(
            "make scene 1 darker", captions={"enabled": False}, music=None, credits={"balance": 3}
        ),
    ]
    calls = [[(c["tool"], c["args"]) for c in a["calls"]] for a in answered(tmp_path, lines)]
    assert calls[:4] == [
        [("adjust_style", {"style": "darker", "scene_ids": ["0f3c"]})],
        [("adjust_style", {"style": "darker", "scene_ids": ["scene_12"]})],
        [("adjust_style", {"style": "darker", "scene_ids": ["0f3c"]})],
        [("remove_scene", {"scene_ids": ["scene_12"]})],
    ]
    assert calls[4] == [("reorder_scenes", {"order": ["scene_12", "intro-a", "0f3c"]})]
    assert [c[0][0] for c in calls[5:]] == ["cancel_generation", "adjust_style"]


ODD = [
    "not json", "[]", "7", "null", "{}", '{"id": null}', '{"utterance": null, "context": null}',
    '{"id": [1], "utterance": 5, "context": []}', '{"id": "a", "utterance": "make scene 2 darker"}',
    '{"id": "a", "utterance": "make scene 2 darker", "context": {"scenes": null, "project": null}}',
    '{"id": "a", "utterance": "remove the last one", "context": {"scenes": {"x": {"id": 4}}, "selected": "x"}}',
    '{"id": "a", "utterance": "\\ud800 make scene 1 darker \\u2028 \\u0000", "context": {"scenes": [{}, {}, 3]}}',
    '{"id": "a", "utterance": "again", "expect": 3, "context": {"scenes": [{"duration_s": "NaN", "position": "x"}]}}',
    '{"id": "a", "utterance": "how long is it?", "context": {"scenes": [{"duration_s": 1e999, "visual_versions": "many"}]}}',
    "{" * 5_000, '"' + "x" * 20_000,
]  # fmt: skip


def test_odd_lines_get_an_answer_and_cost_the_others_nothing(tmp_path):
    lines = [*ODD, record("make scene 2 darker")]
    answers = answered(tmp_path, lines)
    assert len(answers) == len(lines)
    assert all(a.keys() == {"id", "calls", "reply"} for a in answers)
    assert all(a["calls"] == [] for a in answers[:7])
    assert [c["tool"] for c in answers[-1]["calls"]] == ["adjust_style"]


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
anything = st.recursive(plain, lambda kids: st.lists(kids, max_size=3) | st.dictionaries(st.text(max_size=9), kids, max_size=3), max_leaves=6)  # fmt: skip
words = st.sampled_from(["make scene 2 darker", "remove it", "swap 1 and 2", "again", "how much?", "scene 3: 8 seconds", "a film about a dog", "the other one"])  # fmt: skip
scene = st.fixed_dictionaries({}, optional={k: st.just(v) | anything for k, v in SCENES[0].items()})
context = st.fixed_dictionaries(
    {},
    optional={
        "selected": anything | st.fixed_dictionaries({}, optional={"scene_id": anything, "kind": anything, "part": anything}),
        "project": anything | st.fixed_dictionaries({}, optional={k: st.just(v) | anything for k, v in PROJECT.items()}),
        "scenes": anything | st.lists(scene, max_size=4),
    },
)  # fmt: skip
strange = st.fixed_dictionaries(
    {}, optional={"id": anything, "utterance": words | anything, "context": context | anything}
)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(strange, min_size=25, max_size=25))
def test_no_record_whatever_its_shape_stops_the_bench(tmp_path_factory, capsys, rows):
    answers = answered(tmp_path_factory.mktemp("fuzz"), [json.dumps(r) for r in rows])
    assert len(answers) == 25
    assert all(c["tool"] in BY_NAME for a in answers for c in a["calls"])
    assert "without a decision" not in capsys.readouterr().out


def test_twenty_sentences_a_second(tmp_path):
    lines = [record(f"make scene {n % 3 + 1} darker, and number {n} warmer") for n in range(60)]
    answered(tmp_path, lines[:2])  # the weights are read once
    started = time.process_time()
    assert len(answered(tmp_path, lines)) == 60
    assert time.process_time() - started < 60 / 20


@pytest.mark.parametrize("line", ["", "\n\n"])
def test_an_empty_file_has_no_answers(tmp_path, line):
    assert answered(tmp_path, [line]) == []


GOOD = {"id": "a", "context": {"project": {}, "scenes": []}, "turns": [{"say": "Hello"}]}
UNPLAYABLE = [
    ("hello", "line 1 is no JSON"),
    ("7", "should be a valid dictionary"),
    ("", "has no conversations"),
    (json.dumps({**GOOD, "turns": []}), "`turns` is wrong"),
    (json.dumps({**GOOD, "context": None}), "`context`, or a `film` of these: none"),
    (json.dumps({**GOOD, "turns": [{"say": "x", "expects": []}]}), "`turns.0.expects` is wrong"),
    (json.dumps({**GOOD, "turns": [{"say": "x", "expect": [[{"tool": "paint", "args": {}}]]}]}), "no tool 'paint'"),
    (json.dumps({**GOOD, "context": {"project": {}, "scenes": [{"id": "x", "position": 1}]}}), "its film cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told"), UNPLAYABLE, ids=[told for _, told in UNPLAYABLE])
def test_conversations_that_cannot_be_played_are_refused_with_a_sentence(
    tmp_path, capsys, line, told
):
    file = tmp_path / "talks.jsonl"
    file.write_text(line)
    assert director.main(["--conversations", str(file)]) == 2
    assert told in capsys.readouterr().err


def test_files_that_are_not_there_are_told_before_anything_is_asked(tmp_path, capsys):
    cases = tmp_path / "cases.jsonl"
    cases.write_text(record("remove scene 3"))
    for arguments, told in (
        (["--cases", tmp_path / "none.jsonl"], "none.jsonl does not exist"),
        (["--cases", tmp_path], "is a folder"),
        (["--conversations", tmp_path / "none.jsonl"], "none.jsonl does not exist"),
        (["--cases", cases, "--out", tmp_path / "no" / "out.jsonl"], "cannot be written"),
        (["--cases", cases, "--out", tmp_path], "cannot be written"),
    ):
        assert director.main([*map(str, arguments)]) == 2
        assert told in capsys.readouterr().err


def test_lines_without_a_sentence_are_counted(tmp_path, capsys):
    answered(tmp_path, ["hello", record("remove scene 3")])
    assert "1 of them hold no `utterance`; the first: line 1" in capsys.readouterr().out
