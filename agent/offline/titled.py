"""Whose new title it is: a scene's that was spoken of or is selected, or the film's."""

import re
from dataclasses import replace

from agent.offline.fill import fill
from agent.offline.target import Clause

FILM = re.compile(
    r"\b(?:films?|movies?|projects?|videos?|everything|whole|entire|main|overall|story|trailer|documentary|clip|reel|ad|spot|piece|thing|instead of)\b",
    re.IGNORECASE,
)


ITS = re.compile(r"\b(?:its?|this|that|there|an? (?:new )?title)\b", re.IGNORECASE)


def scene_titled(c: Clause) -> Clause:
    """ "Fireflies in the last scene, and a title like 'Home'": a new title is that scene's, unless the film is named."""
    here = c.own or c.context.selected_id or (c.inherited and ITS.search(c.text))
    if c.intent != "update_project" or not c.words("title") or not here or FILM.search(c.text):
        return c
    alone = [sorted(call.args) for call in fill(c) or []] == [["title"]]
    if not alone or c.whole or len(c.ids or ()) != 1:
        return c
    other = {"update_project": "edit_scene", "edit_scene": "update_project"}
    return replace(c, intent="edit_scene", ranked=[(other.get(n, n), p) for n, p in c.ranked])
