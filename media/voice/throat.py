"""The one recorded voice as a net, and how other throats are made of it. Offline, English.

hibari's net answers with spectra and a melody instead of samples. Stretching the spectra along
frequency is a longer or shorter throat, scaling the melody another pitch; the vocoder then makes
the sound. The net's own durations tell when each word is spoken.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import hibari
import numpy as np
import onnxruntime
from hibari import dsp
from numpy.typing import NDArray
from scipy import ndimage

from media.voice.voices import Voice

RATE = 24_000
"""Samples a second of what the net makes."""
FRAMES_A_SECOND = 80
THREADS = 2
_DURATIONS = "/Clip_output_0"
_UNVOICED_HZ = 40.0
_loading = threading.Lock()

Grid = NDArray[np.float32]


@dataclass(frozen=True)
class Utterance:
    """A sentence as sound: mono (samples,) at 24 kHz, and the seconds each word group lasts.

    `words` are (start_s, end_s) of each stretch of phonemes between spaces.
    """

    audio: NDArray[np.float32]
    words: tuple[tuple[float, float], ...]


def phonemes(text: str) -> str:
    """The sentence in phonemes, words separated by spaces; "" when nothing can be said."""
    return " ".join(_net().g2p(text).split())


def vocabulary() -> Mapping[str, int]:
    """The phonemes that the nets know, and their numbers; Kokoro's are the same."""
    return _net().vocab


def utter(phones: str, voice: Voice, speed: float, seed: int) -> Utterance:
    """Speak phonemes. `speed` 1.0 is natural. The same arguments give the same samples."""
    tts = _net()
    spoken = [ch for ch in phones if ch in tts.vocab]
    ids = np.asarray([[0, *(tts.vocab[ch] for ch in spoken), 0]], np.int64)
    feed = {"ids": ids, "speed": np.asarray([speed], np.float32)}
    *spectra, f0, durations = (np.asarray(out) for out in tts.sess.run(None, feed))
    lh, theta, ln, lr, phi = _shaped([part[0] for part in spectra], f0[0], voice)
    melody = _melody(f0[0], voice)
    audio = dsp.synth(lh, theta, ln, lr, phi, melody, np.random.default_rng(seed))
    return Utterance(audio, spans(spoken, durations.ravel(), len(audio) / RATE))


def _net() -> hibari.Hibari:
    """Loaded once a process, whoever asks first."""
    with _loading:
        return _load()


@lru_cache(maxsize=1)
def _load() -> hibari.Hibari:
    tts = hibari.Hibari(threads=1)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = with_output(Path(tts.model_path).read_bytes(), _DURATIONS)
    tts.sess = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return tts


def with_output(model: bytes, tensor: str) -> bytes:
    """The ONNX model with an inner tensor among its outputs.

    Protobuf messages merge on concatenation, so appending a ModelProto that holds nothing but
    graph.output.name does it without the onnx package.
    Source: https://protobuf.dev/programming-guides/encoding/#last-one-wins
    """
    value = _field(12, _field(1, tensor.encode()))  # GraphProto.output, ValueInfoProto.name
    return model + _field(7, value)  # ModelProto.graph


def _field(number: int, payload: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(payload)) + payload


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _shaped(spectra: list[Grid], f0: Grid, voice: Voice) -> tuple[Grid, ...]:
    """The net's answer with the voice's throat, pitch and breath.

    Spectra are (bins, frames): log harmonics, their phase, log noise, log residue, its phase.
    """
    lh, theta, ln, lr, phi = (_stretched(part, voice.throat) for part in spectra)
    # A lower voice has more harmonics in the same band: keep the energy.
    lh = lh + np.float32(0.5 * np.log(voice.pitch))
    if voice.whisper:
        share, rest = np.log(voice.whisper), np.log(max(1.0 - voice.whisper, 1e-5))
        ln = np.logaddexp(ln, _breath(lh, lr, f0) + np.float32(share)).astype(np.float32)
        lh, lr = lh + np.float32(rest), lr + np.float32(rest)
    return lh, theta, ln, lr, phi


def _breath(lh: Grid, lr: Grid, f0: Grid) -> Grid:
    """The log spectrum of the same sounds whispered: all that is not noise yet, without harmonics.

    Smoothing over 340 Hz takes the harmonics away and leaves the resonances; a whisper has little
    below 300 Hz.
    """
    voiced = f0 > _UNVOICED_HZ  # elsewhere the harmonic spectrum means nothing
    level = np.exp(np.minimum(lr, 7.0)) + voiced * np.exp(np.minimum(lh - 0.4, 7.0))
    smooth = ndimage.uniform_filter1d(level, 17, axis=0) + 1e-6
    hz = np.arange(len(smooth)) * RATE / 2 / (len(smooth) - 1)
    return (np.log(smooth) - np.maximum(0.0, 300.0 - hz)[:, None] / 100.0).astype(np.float32)


def _stretched(part: Grid, factor: float) -> Grid:
    if factor == 1.0:
        return part
    count = part.shape[0]
    source = np.clip(np.arange(count) / factor, 0, count - 1)
    low = np.floor(source).astype(int)
    high = np.minimum(low + 1, count - 1)
    share = (source - low)[:, None].astype(np.float32)
    return part[low] * (1 - share) + part[high] * share


def _melody(f0: Grid, voice: Voice) -> Grid:
    """Pitch in Hz of each frame: moved, widened or flattened around its middle, shaken."""
    voiced = f0 > _UNVOICED_HZ
    if not voiced.any():
        return f0
    middle = np.float32(np.exp(np.log(f0[voiced]).mean()))
    out = f0.copy()
    out[voiced] = middle * (f0[voiced] / middle) ** np.float32(voice.melody) * voice.pitch
    if voice.tremor:
        shake = np.sin(2 * np.pi * 5.1 * np.arange(len(f0)) / FRAMES_A_SECOND)
        out[voiced] *= (2.0 ** (voice.tremor * shake / 12.0))[voiced]
    return out.astype(np.float32)


def spans(spoken: list[str], durations: Grid, length_s: float) -> tuple[tuple[float, float], ...]:
    """Start and end of each stretch between spaces that holds more than punctuation.

    The frame is derived from the sound's length: the durations count frames of 25 ms although the
    spectra have one each 12.5 ms, and a fixed factor would hide a change of the net.
    """
    ends = np.cumsum(durations) * (length_s / float(durations.sum()))
    spans: list[tuple[float, float]] = []
    fresh = True
    for index, char in enumerate(spoken, 1):  # durations[0] is the pad before the sentence
        if char == " ":
            fresh = True
        elif char.isalpha() or char in "ˈˌ":
            start = float(ends[index - 1]) if fresh else spans.pop()[0]
            spans.append((start, float(ends[index])))
            fresh = False
    return tuple(spans)
