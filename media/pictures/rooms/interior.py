"""Rooms: wall, window with a view, floor, furniture by plan, lamps and the light they give."""

from dataclasses import replace

import skia

from media.pictures.ink import (
    Colour,
    argb,
    box,
    curve,
    dark,
    down,
    glow,
    mix,
    paint,
    pale,
    polygon,
    radial,
    sheet,
)
from media.pictures.layers import Plane
from media.pictures.rooms.kit import Room
from media.pictures.rooms.plans import PIECES, Plan, plan_of
from media.pictures.rooms.window import FLOOR, WARM, frame, look_out, opening, shaft
from media.pictures.stage import Stage


def interior(stage: Stage) -> None:
    """The room of the shot."""
    plan = plan_of(stage.spec)
    stage.indoors = True
    light = stage.light
    wall = mix(
        mix(plan.wall, light.ambient, light.strength * 0.45), "#06070d", 0.1 + 0.25 * light.night
    )
    window = opening(stage, plan)
    if window is not None:
        look_out(stage, window)
    room = Room(stage, wall, FLOOR * stage.height, stage.chance("room"))
    with stage.layer(0.4) as canvas:
        _wall(stage, canvas, plan, wall, window)
        _floor(stage, canvas, plan)
        _furniture(stage, canvas, plan, room)
        if window is not None:
            frame(stage, canvas, plan, wall, window)
        _shadow(stage, canvas)
        _lamps(stage, canvas, plan)
        if window is not None and stage.spec.room != "cockpit":
            shaft(stage, canvas, window)
    _after(stage, wall)


def _after(stage: Stage, wall: Colour) -> None:
    light = stage.light
    beam = mix(light.rim, "#ffffff", 0.2) if light.night else light.sun
    stage.light = replace(light, rim=mix(beam, WARM, 0.35), haze=wall)
    stage.sun = (0.2, 0.35)
    stage.ground = 0.94
    wanted = {"table", "desk", "counter", "coffee", "tea", "letter", "window"}
    close = stage.spec.details & wanted or (stage.spec.sprites and not stage.spec.cast)
    if stage.spec.label or (close and (stage.spec.sprites or stage.spec.animals)):
        stage.table = table_top(stage)


def _wall(
    stage: Stage, canvas: skia.Canvas, plan: Plan, wall: Colour, window: skia.Rect | None
) -> None:
    light = stage.light
    bounds, floor = stage.bounds, FLOOR * stage.height
    canvas.save()
    if window is not None:
        canvas.clipRect(window, skia.ClipOp.kDifference, True)
    bright = mix(wall, WARM if light.night else light.rim, 0.3)
    spot = (
        (window.centerX() if window is not None else stage.width * 0.5) + 0.1 * stage.width,
        0.4 * stage.height,
    )
    shader = radial(spot, stage.unit * 1.6, [bright, wall, mix(wall, "#04050a", 0.6)], [0, 0.45, 1])
    canvas.drawRect(box(bounds.left(), bounds.top(), bounds.right(), floor), paint(shader=shader))
    if plan.panels:
        top = floor - 0.17 * stage.unit
        step = 0.1 * stage.unit
        for k in range(int(bounds.width() / step) + 1):
            x = bounds.left() + k * step
            canvas.drawRect(box(x, top, x + 1.5 * stage.line, floor), paint("#000", 0.18))
        canvas.drawRect(
            box(bounds.left(), top - 5 * stage.line, bounds.right(), top + 5 * stage.line),
            paint(pale(wall, 0.12)),
        )
    canvas.drawRect(
        box(bounds.left(), floor - 16 * stage.line, bounds.right(), floor), paint(pale(wall, 0.1))
    )
    canvas.restore()


def _floor(stage: Stage, canvas: skia.Canvas, plan: Plan) -> None:
    light, bounds, top = stage.light, stage.bounds, FLOOR * stage.height
    ink = mix(
        mix(plan.floor, light.ambient, light.strength * 0.45), "#06070d", 0.1 + 0.25 * light.night
    )
    inks = [dark(ink, 0.25), ink, dark(ink, 0.3)]
    canvas.drawRect(
        box(bounds.left(), top, bounds.right(), bounds.bottom()),
        paint(shader=down(top, stage.height, inks)),
    )
    middle = stage.width * 0.5
    for k in range(-16, 17):
        near, far = 0.23 * stage.unit, 0.09 * stage.unit
        canvas.drawLine(
            middle + k * far,
            top,
            middle + k * near,
            bounds.bottom(),
            paint("#000", 0.15, stroke=1.6 * stage.line),
        )


def _furniture(stage: Stage, canvas: skia.Canvas, plan: Plan, room: Room) -> None:
    """Pieces in the order of the plan; narrow frames keep those that still have room."""
    top, floor = 0.06 * stage.height, FLOOR * stage.height
    narrow = stage.width < stage.height * 1.2
    tallest = min(floor - top, stage.unit * 0.72)
    for name, left, right in plan.pieces:
        x0, x1 = left * stage.width, right * stage.width
        if narrow:
            if name in ("plant", "books") or (name == "pictures" and len(plan.pieces) > 1):
                continue
            x1 = max(x1, x0 + min(0.5 * stage.unit, stage.width * 1.06 - x0))
        high = floor - top if name in ("bookcase", "curtains") else tallest
        PIECES[name](room, canvas, box(x0, floor - high, x1, floor))
        if name in ("bed", "hospital"):
            stage.bed = (x0 + 66 * stage.line, floor - high * 0.32 - 12 * stage.line)


def _shadow(stage: Stage, canvas: skia.Canvas) -> None:
    """A soft shade where wall and floor meet, so that furniture stands."""
    floor, line = FLOOR * stage.height, stage.line
    area = box(stage.bounds.left(), floor, stage.bounds.right(), floor + 34 * line)
    canvas.drawRect(
        area, paint(shader=down(floor, floor + 34 * line, [argb("#000", 0.35), argb("#000", 0)]))
    )


def _lamps(stage: Stage, canvas: skia.Canvas, plan: Plan) -> None:
    line = stage.line
    if stage.spec.room == "stage":
        _spotlight(stage, canvas)
    lamps = plan.lamps or ((0.46,) if stage.light.night and plan.window else ())
    for at in lamps:
        x, y = at * stage.width, 0.17 * stage.height
        canvas.drawLine(x, stage.bounds.top(), x, y, paint("#0a0806", stroke=2 * line))
        shade = [
            (x - 26 * line, y + 13 * line),
            (x - 12 * line, y - 14 * line),
            (x + 12 * line, y - 14 * line),
            (x + 26 * line, y + 13 * line),
        ]
        canvas.drawPath(curve(shade, True), paint("#171312"))
        canvas.drawCircle(x, y + 13 * line, 7 * line, paint("#fff3cf"))
        power = 0.5 if stage.light.night else 0.26
        glow(canvas, (x, y + 15 * line), 0.42 * stage.unit, WARM, power)


def _spotlight(stage: Stage, canvas: skia.Canvas) -> None:
    x, low = stage.width * 0.5, stage.height * 0.95
    half = 0.26 * stage.unit
    cone = [
        (x - 0.03 * stage.unit, stage.bounds.top()),
        (x + 0.03 * stage.unit, stage.bounds.top()),
        (x + half, low),
        (x - half, low),
    ]
    shader = down(stage.bounds.top(), low, [argb("#fff2cf", 0.5), argb("#fff2cf", 0.06)])
    canvas.drawPath(polygon(cone), paint(shader=shader, blur=12 * stage.line))
    canvas.drawOval(
        box(x - half, low - half * 0.16, x + half, low + half * 0.16),
        paint("#fff2cf", 0.35, blur=10 * stage.line),
    )


def table_top(stage: Stage) -> Plane:
    """A table top before the camera, for small things to stand on."""
    w, h, line = stage.width, stage.height, stage.line
    ink = mix(mix("#7a4a2a", stage.light.ambient, stage.light.strength * 0.3), "#07060a", 0.12)
    top = 0.86 * h
    surface = sheet(stage.bounds.width(), stage.bounds.height())
    with surface as canvas:
        canvas.translate(stage.margin_x, stage.margin_y)
        board = [(0.1 * w, top), (0.9 * w, top), (1.14 * w, stage.low), (-0.14 * w, stage.low)]
        inks = [mix(ink, stage.light.rim, 0.34), ink, dark(ink, 0.4)]
        canvas.drawPath(polygon(board), paint(shader=down(top, stage.frame_height, inks)))
        chance = stage.chance("table")
        for k in range(9):
            y = (0.875 + 0.018 * k * (1 + k * 0.08)) * h
            grain = [
                (-0.1 * w, y),
                (0.3 * w, y + chance.uniform(-5, 5) * line),
                (0.7 * w, y + chance.uniform(-5, 5) * line),
                (1.1 * w, y),
            ]
            canvas.save()
            canvas.clipPath(polygon(board), skia.ClipOp.kIntersect, True)
            canvas.drawPath(curve(grain), paint("#000", 0.1, stroke=2 * line))
            canvas.restore()
    return Plane(surface.makeImageSnapshot(), 0.95, -stage.margin_x, -stage.margin_y)
