"""Entries are whole or absent, built once, rebuilt when damaged, and removed when old."""

import os
import threading
import time

import pytest

from film.errors import Cancelled
from media.assembly.cache import Cache, hand_over, key_of


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache", limit_bytes=2_500, grace_s=0)


def writes(text: str):
    return lambda path: path.write_text(text)


def test_an_entry_is_built_once(cache):
    key = key_of("a")
    assert cache.make(key, ".txt", writes("one"))[1] is False
    path, kept = cache.make(key, ".txt", writes("two"))
    assert kept
    assert path.read_text() == "one"


@pytest.mark.parametrize("damage", [b"", b"onE", b"one more"])
def test_a_damaged_entry_is_built_again(cache, damage):
    path, _ = cache.make(key_of("a"), ".txt", writes("one"))
    path.write_bytes(damage)
    assert cache.get(key_of("a"), ".txt") is None
    again, kept = cache.make(key_of("a"), ".txt", writes("one"))
    assert (again.read_text(), kept) == ("one", False)


def test_a_failing_build_leaves_nothing(cache):
    def fail(path):
        path.write_text("half")
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        cache.make(key_of("a"), ".txt", fail)
    assert not list(cache.folder.glob("??/*"))


def test_two_at_once_build_one(cache):
    built: list[int] = []

    def slowly(path):
        time.sleep(0.2)
        built.append(1)
        path.write_text("one")

    threads = [
        threading.Thread(target=cache.make, args=(key_of("a"), ".txt", slowly)) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert built == [1]


def test_who_waits_can_be_cancelled(cache):
    begun, release = threading.Event(), threading.Event()

    def hold(path):
        begun.set()
        release.wait(5)
        path.write_text("one")

    def stop():
        raise Cancelled("enough")

    holder = threading.Thread(target=cache.make, args=(key_of("a"), ".txt", hold))
    holder.start()
    begun.wait(5)
    with pytest.raises(Cancelled):
        cache.make(key_of("a"), ".txt", writes("two"), stop)
    release.set()
    holder.join()


def test_the_least_recently_used_go_first(cache):
    for age, name in ((300, "old"), (200, "used"), (100, "new")):
        path, _ = cache.make(key_of(name), ".txt", writes("x" * 1000))
        os.utime(path, (time.time() - age, time.time() - age))
    cache.get(key_of("old"), ".txt")
    assert cache.trim() == 1000
    assert cache.get(key_of("used"), ".txt") is None
    assert cache.get(key_of("old"), ".txt") is not None


def test_what_was_just_used_is_never_removed(tmp_path):
    cache = Cache(tmp_path / "cache", limit_bytes=10, grace_s=60)
    cache.make(key_of("a"), ".txt", writes("x" * 1000))
    assert cache.trim() == 0


def test_a_receiver_that_spoils_its_file_spoils_no_later_film(cache, tmp_path):
    path, _ = cache.make(key_of("a"), ".txt", writes("one"))
    hand_over(path, tmp_path / "mine.txt")
    (tmp_path / "mine.txt").write_text("spoilt")
    again, _ = cache.make(key_of("a"), ".txt", writes("one"))
    assert again.read_text() == "one"
