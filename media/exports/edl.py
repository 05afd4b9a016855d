"""A film as a CMX 3600 edit list: one picture track, two sound tracks, cuts and dissolves."""

from media.exports.cutlist import CutList

_FIRST_HOUR = 1


def edl(film: CutList) -> str:
    """The `.edl` file. The film starts at 01:00:00:00; file names stand in comments.

    Source: https://xmil.biz/EDL-X/CMX3600.pdf.
    """
    out = [f"TITLE: {_plain(film.title)[:70]}", "FCM: NON-DROP FRAME", ""]
    number = 0
    for index, cut in enumerate(film.cuts):
        number += 1
        following = film.cuts[index + 1].blend if index + 1 < len(film.cuts) else 0
        shown = cut.end - cut.start - following
        times = _times(film.fps, cut.first, cut.start, shown)
        reel = "AX" if cut.media else "BL"
        if cut.blend:
            before = film.cuts[index - 1]
            at = before.first + cut.start - before.start
            from_reel = "AX" if before.media else "BL"
            out.append(_event(number, from_reel, "V", "C", _times(film.fps, at, cut.start, 0)))
            out.append(_event(number, reel, "V", f"D    {cut.blend:03d}", times))
            out += [
                f"* FROM CLIP NAME: {_plain(before.name)}",
                f"* TO CLIP NAME: {_plain(cut.name)}",
            ]
        else:
            out.append(_event(number, reel, "V", "C", times))
            out.append(f"* FROM CLIP NAME: {_plain(cut.name)}")
        if cut.media:
            out.append(f"* SOURCE FILE: {cut.media}")
    for sound in film.sounds:
        number += 1
        times = _times(film.fps, 0, sound.start, sound.end - sound.start)
        out.append(_event(number, "AX", "A" if sound.lane == 1 else "A2", "C", times))
        out += [f"* FROM CLIP NAME: {sound.name}", f"* SOURCE FILE: {sound.media}"]
    return "\n".join(out) + "\n"


def _event(number: int, reel: str, track: str, edit: str, times: str) -> str:
    return f"{number:03d}  {reel:<8} {track:<5} {edit:<8} {times}"


def _times(fps: int, first: int, start: int, count: int) -> str:
    hour = _FIRST_HOUR * 3600 * fps
    source = (first, first + count)
    record = (hour + start, hour + start + count)
    return " ".join(_code(at, fps) for at in (*source, *record))


def _code(frames: int, fps: int) -> str:
    seconds, rest = divmod(frames, fps)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{rest:02d}"


def _plain(text: str) -> str:
    """One line of plain letters: the format knows no others."""
    return " ".join(text.encode("ascii", "replace").decode().split())
