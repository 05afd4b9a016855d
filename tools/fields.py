"""Parameter types that several tools share. Their descriptions are what a model reads."""

from typing import Annotated, Literal

from pydantic import Field

from film.project import Aspect, Part, Quality

__all__ = ["Aspect", "ExportQuality", "Key", "Part", "Quality", "SceneId", "SceneIds", "Seconds"]

ExportQuality = Literal["720p", "1080p", "4k"]
SceneId = Annotated[
    str,
    Field(
        pattern=r"^s\d{1,4}$",
        description='Scene id from the project state, e.g. "s3". Ids never change when scenes '
        'move; "scene 2" of the user means the scene at position 2.',
    ),
]
SceneIds = Annotated[
    list[SceneId] | None,
    Field(min_length=1, description="Scenes to act on. Leave out for the whole film."),
]
Seconds = Annotated[float, Field(ge=1, le=60, description="Seconds")]
Key = Annotated[
    str | None,
    Field(
        max_length=200,
        description="Same key, same effect: repeated calls return the first result.",
    ),
]
