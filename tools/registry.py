"""All tools there are, and how any door calls one. The tuple TOOLS is the registry."""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model

from film.plan import digest
from tools.add_scene import add_scene
from tools.adjust_style import adjust_style
from tools.assemble import assemble
from tools.breakdown import breakdown
from tools.call import Call
from tools.cancel_generation import cancel_generation
from tools.check_credits import check_credits
from tools.check_progress import check_progress
from tools.edit_scene import edit_scene
from tools.export_video import export_video
from tools.generate_scene import generate_scene
from tools.list_versions import list_versions
from tools.regenerate_audio import regenerate_audio
from tools.regenerate_visual import regenerate_visual
from tools.remove_scene import remove_scene
from tools.reorder_scenes import reorder_scenes
from tools.restore_version import restore_version
from tools.set_captions import set_captions
from tools.set_music import set_music
from tools.undo import redo, take_back, undo
from tools.update_project import update_project

Cost = Literal["free", "credits", "read only"]


@dataclass(frozen=True)
class Tool:
    """A tool as doors see it. `arguments` is its request model, `result` its answer's."""

    name: str
    run: Callable[..., Awaitable[BaseModel]]
    cost: Cost
    arguments: type[BaseModel]
    result: type[BaseModel]

    @property
    def description(self) -> str:
        """The docstring: when to choose it."""
        return inspect.getdoc(self.run) or ""

    async def __call__(self, call: Call, arguments: BaseModel | Mapping[str, Any]) -> BaseModel:
        """Run it. A mapping is validated first (pydantic.ValidationError)."""
        args = (
            arguments
            if isinstance(arguments, BaseModel)
            else self.arguments.model_validate(arguments)
        )
        given = {name: getattr(args, name) for name in args.model_fields_set}
        said = args.model_dump(mode="json", exclude={"idempotency_key"}, exclude_unset=True)
        return await self.run(replace(call, asked=digest({self.name: said})), **given)


def tool(run: Callable[..., Awaitable[BaseModel]], cost: Cost) -> Tool:
    """A function as a tool: its parameters after `call` become the request model."""
    hints = get_type_hints(run, include_extras=True)
    fields: dict[str, Any] = {
        name: (hints[name], ... if p.default is p.empty else p.default)
        for name, p in inspect.signature(run).parameters.items()
        if name != "call"
    }
    title = "".join(word.title() for word in run.__name__.split("_"))
    model = create_model(f"{title}Args", __config__=ConfigDict(extra="forbid"), **fields)
    return Tool(run.__name__, run, cost, model, hints["return"])


TOOLS: tuple[Tool, ...] = (
    tool(breakdown, "free"),
    tool(edit_scene, "free"),
    tool(add_scene, "free"),
    tool(remove_scene, "free"),
    tool(reorder_scenes, "free"),
    tool(update_project, "free"),
    tool(set_captions, "free"),
    tool(restore_version, "free"),
    tool(undo, "free"),
    tool(redo, "free"),
    tool(take_back, "free"),
    tool(generate_scene, "credits"),
    tool(regenerate_visual, "credits"),
    tool(regenerate_audio, "credits"),
    tool(adjust_style, "credits"),
    tool(set_music, "credits"),
    tool(assemble, "free"),
    tool(export_video, "free"),
    tool(cancel_generation, "free"),
    tool(check_credits, "read only"),
    tool(check_progress, "read only"),
    tool(list_versions, "read only"),
)
BY_NAME: Mapping[str, Tool] = {t.name: t for t in TOOLS}
