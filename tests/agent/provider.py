"""A local server that speaks OpenAI's chat protocol and can be told how to fail."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

Way = Literal[
    "says", "calls", "lies", "empty", "looks", "unknown tool", "bad arguments",
    "fails", "errors", "too many", "too long", "refuses the key", "stalls",
    "stalls in a word", "stalls in a call", "breaks off", "half a call", "bad json", "bad json late",
    "too many for long", "no such model", "no money", "one id twice", "null arguments", "listed arguments", "a call in words",
    "thinks aloud", "only thinks", "a zero character", "half a character", "no end", "no end of arguments",
    "drips", "begins late", "only pings", "thinks long", "cut off", "filtered", "declines", "an id of theirs", "overloaded",
]  # fmt: skip
STATUS: dict[Way, tuple[str, str]] = {
    "fails": ("503 Down", ""),
    "errors": ("500 Broken", "something inside"),
    "too many": ("429 Too Many Requests", "rate limit reached"),
    "too long": ("400 Bad Request", "maximum context length is 8192 tokens"),
    "refuses the key": ("401 Unauthorized", "Incorrect API key"),
    "too many for long": ("429 Too Many Requests", "rate limit reached"),
    "no such model": ("404 Not Found", "The model does not exist"),
    "overloaded": ("529 Overloaded", "Overloaded"),
    "no money": ("402 Payment Required", "Insufficient balance"),
}
CALLS: dict[Way, tuple[str, list[str]]] = {
    "calls": ("update_project", ['{"title": "From', ' afar"}']),
    "bad arguments": ("update_project", ['{"title": 4', "711"]),
    "looks": ("check_credits", ["{}"]),
    "unknown tool": ("grant_credits", ['{"amount": 1000}']),
    "half a call": ("remove_scene", ['{"scene_ids": ["s1"']),
    "stalls in a call": ("remove_scene", ['{"scene_ids": ["s1"]}']),
    "null arguments": ("check_credits", ["null"]),
    "an id of theirs": ("remove_scene", ['{"scene_ids": ["x9"]}']),
    "listed arguments": ("update_project", ["[1, 2]"]),
    "no end of arguments": ("update_project", ['{"title": "', *["y" * 10_000] * 30, '"}']),
}
WORDS: dict[Way, tuple[str, ...]] = {
    "says": ("Hello ", "there."),
    "lies": ("Done! ", "I renamed ", "the film."),
    "empty": ("",),
    "breaks off": ("Of course. ", "I will re"),
    "stalls in a word": ("Of course. ", "I will re"),
    "bad json late": ("Of course. ", "I will re"),
    "only pings": ("Of course. ", "I will re"),
    "a call in words": (
        '<tool_call>{"name": "update_project", ',
        '"arguments": {"title": "X"}}</tool_call>',
    ),
    "thinks aloud": ("<thi", "nk>They want ", "a secret.</thi", "nk>\n\nIt is ", "about the sea."),
    "only thinks": ("<think>", "They want a secret."),
    "a zero character": ("It is about\x00 ", "the sea."),
    "half a character": ("It is about\ud800 ", "the sea."),
    "no end": ("On and on it goes. " * 50,) * 40,
    "drips": ("On ",) * 400,
    "begins late": ("It is about ", "the sea."),
    "thinks long": ("", "It is about ", "the sea."),
    "cut off": ("It is about ", "a light"),
    "filtered": ("It is about ", "a light"),
}
FINISH: dict[Way, str] = {"cut off": "length", "filtered": "content_filter"}
"""Why an answer in words ended, if it is not its end."""


@dataclass
class Provider:
    """Answers each request in the next way; the last one stays."""

    ways: list[Way]
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    slow_s: float = 1.0
    """How long the director waits for a beginning; ways that are slow but alive go by it."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.split("content-length:")[1].split("\r\n")[0])
        self.requests.append(json.loads(await reader.readexactly(length)))
        way = self.ways.pop(0) if len(self.ways) > 1 else self.ways[0]
        try:
            await self._answer(way, writer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def _answer(self, way: Way, writer: asyncio.StreamWriter) -> None:
        if status := STATUS.get(way):
            body = json.dumps({"error": {"message": status[1], "type": "x", "code": "y"}})
            waits = {
                "too many": "true\r\nretry-after: 0",
                "too many for long": "true\r\nretry-after: 100",
            }
            again = waits.get(way, "false")
            head = f"HTTP/1.1 {status[0]}\r\nx-should-retry: {again}\r\n"
            writer.write(f"{head}content-length: {len(body)}\r\n\r\n{body}".encode())
            return await writer.drain()
        if way == "stalls":
            return await asyncio.sleep(30)
        await asyncio.sleep(self.slow_s * 0.6 if way == "begins late" else 0)
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
        )
        for line in lines(way):
            writer.write(f"data: {line}\n\n".encode())
            await writer.drain()
            await asyncio.sleep(0.05 if way == "drips" else 0.005)
            if way == "thinks long" and line == lines(way)[0]:
                await asyncio.sleep(self.slow_s * 1.8)
        for _ in range(300 if way == "only pings" else 0):
            writer.write(b": still here\n\n")
            await writer.drain()
            await asyncio.sleep(0.1)
        return await asyncio.sleep(30) if way.startswith("stalls") else None


def lines(way: Way) -> list[str]:
    """The stream of one answer."""
    broken = '{"id": "x", "choices": [{"delta": {"conte'
    if way == "bad json":
        return [broken, "[DONE]"]
    if way == "declines":
        return [chunk({"refusal": "I cannot help with that."}), chunk({}, "stop"), "[DONE]"]
    if way == "one id twice":
        two = [("update_project", '{"title": "Both"}'), ("set_captions", '{"enabled": false}')]
        calls = [
            {"index": i, "id": "same", "type": "function", "function": {"name": n, "arguments": a}}
            for i, (n, a) in enumerate(two)
        ]
        return [*(chunk({"tool_calls": [c]}) for c in calls), chunk({}, "tool_calls"), "[DONE]"]
    if way in WORDS:
        said = [chunk({"content": word}) for word in WORDS[way]]
        if way in ("breaks off", "stalls in a word", "only pings"):
            return said
        return (
            [*said, broken]
            if way == "bad json late"
            else [*said, chunk({}, FINISH.get(way, "stop")), "[DONE]"]
        )
    name, args = CALLS[way]
    call = {"index": 0, "id": f"call_{way[:3]}", "type": "function"}
    first = {**call, "function": {"name": name, "arguments": ""}}
    rest = [{"index": 0, "function": {"arguments": part}} for part in args]
    parts = [chunk({"tool_calls": [c]}) for c in (first, *rest)]
    if way in ("half a call", "stalls in a call"):
        return parts
    return [*parts, chunk({}, "tool_calls"), "[DONE]"]


def chunk(delta: dict[str, Any], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}
    body = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return json.dumps({**body, "choices": [choice]})


@asynccontextmanager
async def provider(*ways: Way) -> AsyncIterator[Provider]:
    """The server, on a port of its own until the block ends."""
    made = Provider(list(ways))
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield made
    finally:
        server.close()
