"""The keyless director on our own development sentences, and on the promises it makes."""

import time
from pathlib import Path

import pytest

from agent.offline.brain import decide
from agent.offline.context import Context
from bench.director import records, verdict

HERE = Path(__file__).parent
ROWS = records(HERE / "cases.jsonl")


def calls_of(utterance: str, context: Context) -> list[dict[str, object]]:
    return [c.model_dump() for c in decide(utterance, context).calls]


def test_most_development_sentences_are_exact_and_few_are_wrong():
    outcomes = [
        verdict(r, calls_of(r["utterance"], Context.model_validate(r["context"]))) for r in ROWS
    ]
    assert len(outcomes) >= 150
    assert outcomes.count("exact") / len(outcomes) > 0.9
    assert outcomes.count("wrong") / len(outcomes) < 0.03


def test_a_sentence_takes_less_than_thirty_milliseconds():
    context = Context.model_validate(ROWS[40]["context"])
    decide("make scene 2 darker", context)
    started = time.perf_counter()
    for _ in range(20):
        decide("remove scene 1, make scene 2 darker and then export it in 4k", context)
    assert (time.perf_counter() - started) / 20 < 0.03


@pytest.mark.parametrize(
    "context",
    [{}, {"selected": None, "scenes": []}, {"project": {"title": "X", "unknown": 3}, "more": 1}],
)
def test_missing_and_extra_fields_are_tolerated(context):
    assert (
        decide("a 30 second film about a lighthouse keeper", Context.model_validate(context))
        .calls[0]
        .tool
        == "breakdown"
    )
