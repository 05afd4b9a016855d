"""The director's tests use the tools' room: a written film with its owner and 100 credits."""

from tests.tools.conftest import made_room, makers, room

__all__ = ["made_room", "makers", "room"]
