"""Voices of fal.ai's speech models under the names Pixora's own narrators have. Tables only."""

from collections.abc import Mapping

KOKORO: Mapping[str, str] = {
    "narrator": "af_heart",
    "low": "af_kore",
    "bright": "af_bella",
    "man": "am_michael",
    "deep": "am_onyx",
    "elder": "am_santa",
    "grandmother": "af_sarah",
    "child": "af_sky",
    "robot": "af_alloy",
    "whisper": "af_nicole",
}
ELEVEN: Mapping[str, str] = {
    "narrator": "Rachel",
    "low": "Charlotte",
    "bright": "Laura",
    "man": "Liam",
    "deep": "Brian",
    "elder": "Bill",
    "grandmother": "Matilda",
    "child": "Jessica",
    "robot": "River",
    "whisper": "Aria",
}
DESCRIPTIONS: Mapping[str, str] = {
    "narrator": "warm woman, American English",
    "low": "calm, lower woman's voice",
    "bright": "young, light woman's voice",
    "man": "man's voice, friendly",
    "deep": "deep man's voice, as for a film trailer",
    "elder": "older man",
    "grandmother": "older woman, gentle",
    "child": "light, young voice",
    "robot": "even, neutral voice",
    "whisper": "soft, close voice",
}
