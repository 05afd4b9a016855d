"""Built and made things, each drawn 1 tall on (0, 0), with their usual sizes and places."""

from media.pictures.props import aircraft, bridges, buildings, feast, landmarks, things, vehicles
from media.pictures.props.kit import Kind

PROPS: dict[str, Kind] = {
    **landmarks.KINDS,
    **bridges.KINDS,
    **buildings.KINDS,
    **vehicles.KINDS,
    **aircraft.KINDS,
    **things.KINDS,
    **feast.KINDS,
}
