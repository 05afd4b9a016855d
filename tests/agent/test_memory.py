"""What a model reads of a long conversation: never a call without its result, or the reverse."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic_ai.messages import (
    ModelRequest,
    ModelResponse,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)

from agent import memory

turns = st.lists(st.lists(st.integers(1, 3), max_size=30), min_size=1, max_size=30)


def conversation(shape):
    """A turn for each list: the person's words, then responses with that many calls, then text."""
    messages, count = [], 0
    for number, rounds in enumerate(shape):
        messages.append(ModelRequest(parts=[UserPromptPart(f"turn {number}")]))
        for calls in rounds:
            ids = [f"c{count + i}" for i in range(calls)]
            count += calls
            messages.append(
                ModelResponse(parts=[ToolCallPart("undo", {}, tool_call_id=i) for i in ids])
            )
            messages.append(
                ModelRequest(parts=[ToolReturnPart("undo", "ok", tool_call_id=i) for i in ids])
            )
        messages.append(ModelResponse(parts=[TextPart("done")]))
    return messages


def ids(messages, kind):
    return [p.tool_call_id for m in messages for p in m.parts if isinstance(p, kind)]


@example([[], [1] * 25])
@settings(max_examples=50, deadline=None)
@given(turns)
def test_a_cut_never_splits_a_call_from_its_result(shape):
    messages = conversation(shape)
    kept = memory.recent(messages)
    assert kept == messages[len(messages) - len(kept) :]
    assert ids(kept, ToolCallPart) == ids(kept, ToolReturnPart)
    assert isinstance(kept[0].parts[0], UserPromptPart)
    assert kept[-1] == messages[-1]


@settings(max_examples=50, deadline=None)
@given(turns, st.integers(1, 3))
def test_open_calls_are_all_answered_and_nothing_else_is_added(shape, calls):
    parts = [ToolCallPart("undo", {}, tool_call_id=f"open{i}") for i in range(calls)]
    messages = [*conversation(shape), ModelResponse(parts=parts)]
    settled = memory.settled(messages, "no")
    assert sorted(ids(settled, ToolCallPart)) == sorted(ids(settled, ToolReturnPart))
    assert memory.pending(settled) == []
    assert memory.settled(settled, "no") == settled


@settings(max_examples=20, deadline=None)
@given(turns)
def test_what_is_stored_comes_back_the_same(shape):
    messages = conversation(shape)
    assert memory.load(memory.dump(messages)) == messages


def test_long_turns_are_left_out_whole_so_that_a_model_can_read_the_rest():
    long = ModelResponse(parts=[TextPart("x" * memory.KEPT_CHARS)])
    messages = [ModelRequest(parts=[UserPromptPart("long")]), long, *conversation([[1], [1]])]
    assert memory.recent(messages) == messages[2:]
    assert memory.recent(messages[:2]) == messages[:2], "the last one is kept as it is"
