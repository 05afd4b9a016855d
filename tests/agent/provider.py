"""A local server that speaks OpenAI's chat protocol and can be told how to fail."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

Way = Literal["says", "calls", "fails", "stalls", "breaks off", "bad json", "bad arguments"]


@dataclass
class Provider:
    """Answers each request in the next way; the last one stays."""

    ways: list[Way]
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

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
        if way == "fails":
            writer.write(
                b"HTTP/1.1 503 Down\r\nx-should-retry: false\r\ncontent-length: 2\r\n\r\n{}"
            )
            return await writer.drain()
        if way == "stalls":
            return await asyncio.sleep(30)
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
        )
        for line in lines(way):
            writer.write(f"data: {line}\n\n".encode())
            await writer.drain()
            await asyncio.sleep(0.005)
        return None


def lines(way: Way) -> list[str]:
    """The stream of one answer."""
    if way == "bad json":
        return ['{"id": "x", "choices": [{"delta": {"conte', "[DONE]"]
    if way in ("says", "breaks off"):
        said = [chunk({"content": word}) for word in ("Hello ", "there.")]
        return said[:1] if way == "breaks off" else [*said, chunk({}, "stop"), "[DONE]"]
    name, args = "update_project", ['{"title": "From', ' afar"}']
    if way == "bad arguments":
        args = ['{"title": 4', "711"]
    call = {"index": 0, "id": f"call_{way[:3]}", "type": "function"}
    first = {**call, "function": {"name": name, "arguments": ""}}
    rest = [{"index": 0, "function": {"arguments": part}} for part in args]
    parts = [chunk({"tool_calls": [c]}) for c in (first, *rest)]
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
