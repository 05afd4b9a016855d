"""A film is joined, an edit costs only what it touches, and nothing half-made is ever shown."""

import threading

import av
import pytest

from film.errors import Cancelled, Invalid
from media import verify
from media.assembly.assembler import LocalAssembler


def test_a_film_has_the_timeline_s_length_and_passes_its_check(studio):
    order = studio.order(3)
    film = studio.assemble(order)
    assert film.report["problems"] == []
    assert film.report["frames"] == order.timeline.duration_ms * 30 // 1000
    assert film.poster.stat().st_size > 1000
    assert film.duration_ms == order.timeline.duration_ms


def test_the_quick_check_agrees_with_decoding_everything(studio):
    order = studio.order(3)
    film = studio.assemble(order)
    whole = verify.check(film.path, order)
    for name in ("frames", "problems", "black_ms", "frozen_ms", "width_px", "sync_ms"):
        assert film.report[name] == whole[name], name
    assert abs(film.report["lufs"] - whole["lufs"]) < 0.1


def test_assembling_again_encodes_nothing(studio):
    order = studio.order(3)
    studio.assemble(order)
    again = studio.assemble(order, "again")
    assert again.reused_segments == again.total_segments
    assert again.report["checked"]["decoded_pictures"] == 0


def test_a_new_picture_in_the_middle_costs_only_its_two_transitions(studio):
    studio.assemble(studio.order(5))
    edited = studio.assemble(studio.order(5, hues={2: 9}), "edited")
    assert edited.total_segments - edited.reused_segments == 2
    assert edited.report["ok"]


def test_most_of_the_film_is_copied_bit_for_bit(studio):
    order = studio.order(1, kind="cut", voices=False)
    film = studio.assemble(order)
    with av.open(str(film.path)) as made, av.open(str(order.files["c0"])) as clip:
        ours = [bytes(p) for p in made.demux(made.streams.video[0]) if p.size]
        theirs = [bytes(p) for p in clip.demux(clip.streams.video[0]) if p.size]
    assert ours == theirs[: len(ours)]
    assert len(ours) == 63


@pytest.mark.parametrize("kind", ["cut", "fade_black", "dip_white", "slide"])
def test_every_transition_makes_a_sound_film(studio, kind):
    film = studio.assemble(studio.order(2, kind=kind))
    assert film.report["problems"] == []


def test_cancelling_leaves_no_film_and_no_ffmpeg(studio, no_ffmpeg_left):
    desk = studio.desk("stopped", cancel_at=0.36)
    with pytest.raises(Cancelled):
        LocalAssembler(studio.cache).assemble(studio.order(4), desk)
    assert list(desk.folder.iterdir()) == []


def test_two_assemblies_at_once_give_the_same_film(studio):
    order = studio.order(3)
    films: list[bytes] = []

    def work(name: str) -> None:
        films.append(studio.assemble(order, name).path.read_bytes())

    threads = [threading.Thread(target=work, args=(f"desk{i}",)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert films[0] == films[1]


def test_a_damaged_segment_is_made_again(studio):
    order = studio.order(3)
    first = studio.assemble(order).path.read_bytes()
    for path in studio.cache.folder.glob("??/*.mp4"):
        path.write_bytes(path.read_bytes()[:-40] + b"damaged" * 6)
    again = studio.assemble(order, "again")
    assert again.path.read_bytes() == first


def test_a_cut_short_clip_is_named_and_refused(studio):
    order = studio.order(2)
    clip = order.files["c1"]
    clip.write_bytes(clip.read_bytes()[: clip.stat().st_size * 2 // 3])
    with pytest.raises(Invalid, match=r"Scene 2 .* cut short"):
        studio.assemble(order)


def test_a_film_without_scenes_is_refused(studio):
    order = studio.order(1)
    empty = order.timeline.model_copy(update={"video": ()})
    with pytest.raises(Invalid, match="no scene"):
        studio.assemble(order.model_copy(update={"timeline": empty}))


def test_progress_only_grows_and_ends_at_one(studio):
    desk = studio.desk()
    LocalAssembler(studio.cache).assemble(studio.order(3), desk)
    shares = [share for _, share in desk.steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_chapters_and_metadata_say_what_the_film_is(studio):
    film = studio.assemble(studio.order(2))
    with av.open(str(film.path)) as box:
        assert box.metadata["title"] == "The Keeper"
        assert "Made with Pixora" in box.metadata["comment"]
        assert "skia illustrator" in box.metadata["comment"]
        assert "offline" in box.metadata["comment"]
        assert [c["metadata"]["title"] for c in box.chapters()] == [
            "Scene number 1",
            "Scene number 2",
        ]


def test_soft_captions_are_a_track_in_the_film_s_language(studio):
    film = studio.assemble(studio.order(2, captions="soft", language="fr"))
    with av.open(str(film.path)) as box:
        [track] = box.streams.subtitles
        assert track.metadata["language"] == "fra"
        said = b" ".join(bytes(p) for p in box.demux(track) if p.size)
    assert said.count(b"A calm voice speaks here.") == 2
    assert film.report["subtitles"] == 1
