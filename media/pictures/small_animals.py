"""Small animals, for which the sprite sets have only a face: drawn 1 tall on (0, 0), facing left."""

from dataclasses import dataclass

import skia

from media.pictures.ink import Ink, box, curve, dark, paint


@dataclass(frozen=True)
class Coat:
    """Inks of fur and belly, and how long the body is against its height."""

    fur: Ink
    belly: Ink
    patch: Ink
    long: float = 0.52


COATS = {
    "hamster": Coat("#dba05c", "#fbf0dc", "#c98745"),
    "guineapig": Coat("#8a5a38", "#f4e9d8", "#f4e9d8", 0.68),
}


def rodent(canvas: skia.Canvas, coat: Coat) -> None:
    """A body like an egg, a light belly, round ears, full cheeks, short feet."""
    back = coat.long
    canvas.drawOval(box(-0.3, -0.1, -0.08, 0.0), paint("#e8a79a"))
    canvas.drawOval(box(back - 0.32, -0.1, back - 0.06, 0.0), paint("#e8a79a"))
    body = [(-0.42, -0.34), (-0.2, -0.82), (0.16, -0.88), (back, -0.56), (back, -0.12), (0.1, -0.03), (-0.3, -0.06)]  # fmt: skip
    shape = curve(body, True)
    canvas.drawPath(shape, paint(coat.fur))
    canvas.save()
    canvas.clipPath(shape, skia.ClipOp.kIntersect, True)
    canvas.drawOval(box(0.06, -1.0, back * 0.86, -0.5), paint(coat.patch))
    canvas.drawOval(box(-0.44, -0.34, back * 0.7, 0.1), paint(coat.belly))
    canvas.restore()
    _face(canvas, coat)


def _face(canvas: skia.Canvas, coat: Coat) -> None:
    for x in (-0.36, 0.0):
        canvas.drawCircle(x, -0.84, 0.12, paint(dark(coat.fur, 0.15)))
        canvas.drawCircle(x, -0.83, 0.07, paint("#e8a79a"))
    canvas.drawOval(box(-0.52, -0.86, 0.12, -0.3), paint(coat.fur))
    for x in (-0.36, -0.06):
        canvas.drawCircle(x, -0.42, 0.14, paint(coat.belly))
    for x in (-0.36, -0.06):
        canvas.drawCircle(x, -0.62, 0.055, paint("#17120f"))
        canvas.drawCircle(x - 0.015, -0.635, 0.018, paint("#ffffff"))
    canvas.drawOval(box(-0.25, -0.54, -0.17, -0.48), paint("#d9766a"))
    smile = curve([(-0.28, -0.44), (-0.21, -0.41), (-0.14, -0.44)])
    canvas.drawPath(smile, paint("#4a2a20", stroke=0.018))


def frog(canvas: skia.Canvas) -> None:
    """A frog that sits and looks at us."""
    green, light = "#4fa84a", "#cfe88a"
    for side in (-1, 1):
        thigh = [
            (side * 0.2, -0.1),
            (side * 0.5, -0.5),
            (side * 0.66, -0.2),
            (side * 0.62, 0.0),
            (side * 0.3, 0.0),
        ]
        canvas.drawPath(curve(thigh, True), paint(dark(green, 0.15)))
        canvas.drawOval(
            box(side * 0.62 - 0.16, -0.08, side * 0.62 + 0.16, 0.02), paint(dark(green, 0.25))
        )
    canvas.drawOval(box(-0.4, -0.72, 0.4, 0.0), paint(green))
    canvas.drawOval(box(-0.26, -0.46, 0.26, -0.02), paint(light))
    for side in (-1, 1):
        canvas.drawCircle(side * 0.24, -0.74, 0.17, paint(green))
        canvas.drawCircle(side * 0.24, -0.76, 0.12, paint("#ffffff"))
        canvas.drawCircle(side * 0.24, -0.76, 0.065, paint("#17120f"))
        canvas.drawLine(side * 0.2, -0.3, side * 0.26, -0.02, paint(dark(green, 0.1), stroke=0.09))
    canvas.drawPath(
        curve([(-0.24, -0.5), (0, -0.42), (0.24, -0.5)]), paint("#2a5a2a", stroke=0.025)
    )
