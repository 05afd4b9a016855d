"""The mixing desk: how much each part is turned down in each mood, in dB.

General MIDI instruments differ by 18 dB at the same velocity. The values bring each part, measured
alone in LUFS on the FluidR3 Mono bank, to its place: the tune in front, the figure 1 to 3 LU below
it, then bass, drums and pads.
"""

from collections.abc import Mapping

BALANCE_DB: Mapping[str, Mapping[str, int]] = {
    "calm": {"pad": -10, "second pad": -19, "figure": 0, "bass": -11, "lead": -7, "accent": -11},
    "tense": {
        "pad": -11,
        "second pad": -9,
        "figure": -6,
        "bass": -7,
        "lead": -2,
        "drums": -10,
        "big drums": 0,
    },
    "upbeat": {"pad": -11, "figure": 0, "bass": -15, "lead": -1, "keys": -5, "drums": -11},
    "epic": {
        "pad": -15,
        "second pad": -13,
        "figure": -9,
        "bass": 0,
        "lead": -9,
        "brass": -18,
        "drums": -9,
        "big drums": -3,
    },
    "sad": {"pad": -19, "figure": 0, "bass": -10, "lead": -8, "accent": -11},
    "playful": {"figure": -7, "bass": 0, "lead": 0, "second": 0, "drums": -1},
    "mysterious": {
        "pad": 0,
        "second pad": -15,
        "figure": -2,
        "bass": -10,
        "lead": -9,
        "accent": -8,
    },
    "romantic": {"pad": -18, "figure": 0, "bass": -9, "lead": -6, "accent": -10},
    "electronic": {"pad": 0, "figure": -8, "bass": -5, "lead": -3, "drums": -11},
    "lofi": {"pad": 0, "figure": 0, "bass": -8, "lead": 0, "drums": -5},
    "inspiring": {
        "pad": -16,
        "second pad": -10,
        "figure": 0,
        "bass": -16,
        "lead": -2,
        "keys": -8,
        "drums": -12,
    },
    "spooky": {"pad": -17, "second pad": -18, "figure": -15, "bass": -16, "lead": 0, "accent": -10},
}


def fader(level_db: float) -> int:
    """The MIDI volume (controller 7) that turns down by that much on the bank's player.

    TinySoundFont raises the volume to the third power.
    Source: https://github.com/schellingb/TinySoundFont (tsf_channel_midi_control)
    """
    return max(0, min(127, round(127 * 10 ** (level_db / 60.0))))
