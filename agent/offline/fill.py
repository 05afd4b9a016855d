"""Fills the parameters of a tool from a clause. One function a tool; None means: cannot, ask back."""

from collections.abc import Callable

from agent.offline import (
    fill_add,
    fill_ask,
    fill_film,
    fill_idea,
    fill_media,
    fill_music,
    fill_order,
    fill_script,
    fill_takes,
    fill_voice,
)
from agent.offline.context import Call
from agent.offline.target import Clause

FILLERS: dict[str, Callable[[Clause], list[Call] | None]] = {
    "breakdown": fill_idea.breakdown,
    "edit_scene": fill_script.edit_scene,
    "add_scene": fill_add.add_scene,
    "remove_scene": fill_order.remove_scene,
    "reorder_scenes": fill_order.reorder_scenes,
    "update_project": fill_film.update_project,
    "set_captions": fill_film.set_captions,
    "restore_version": fill_takes.restore_version,
    "undo": fill_takes.undo,
    "take_back": fill_takes.take_back,
    "redo": fill_takes.redo,
    "generate_scene": fill_media.generate_scene,
    "regenerate_visual": fill_media.regenerate_visual,
    "regenerate_audio": fill_voice.regenerate_audio,
    "adjust_style": fill_media.adjust_style,
    "set_music": fill_music.set_music,
    "assemble": fill_film.assemble,
    "export_video": fill_film.export_video,
    "cancel_generation": fill_ask.cancel_generation,
    "check_credits": fill_ask.check_credits,
    "check_progress": fill_ask.check_progress,
    "list_versions": fill_takes.list_versions,
}


def fill(clause: Clause) -> list[Call] | None:
    """The calls of one clause."""
    return FILLERS[clause.intent](clause)
