"""A small tune: plucked strings, a marimba or a music box over quiet chords."""

from __future__ import annotations

import wave
from array import array
from functools import cache
from io import BytesIO
from math import exp, pi, sin
from random import Random

RATE = 22050
# Partials as (times the pitch, loudness, seconds until it has almost faded).
VOICES = {
    "music box": ((1.0, 1.0, 1.6), (3.01, 0.35, 0.7), (5.42, 0.16, 0.35), (8.2, 0.05, 0.15)),
    "marimba": ((1.0, 1.0, 0.9), (3.93, 0.28, 0.25), (9.5, 0.10, 0.08)),
    "soft": ((1.0, 1.0, 2.6), (2.0, 0.30, 1.6), (3.0, 0.10, 0.9)),
}
MAJOR, MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)
TURNS = ((0, 5, 3, 4), (0, 3, 4, 0), (0, 4, 5, 3), (0, 2, 3, 4), (5, 3, 0, 4))
RHYTHMS = ((1, 1, 1, 1), (1.5, 0.5, 1, 1), (1, 0.5, 0.5, 2), (0.5, 0.5, 1, 0.5, 0.5, 1), (2, 1, 1), (3, 1))


def tune(seed: int, seconds: int = 12) -> bytes:
    """A WAV of exactly `seconds`, 22.05 kHz, mono, 16 bit; the same seed always gives the same tune."""
    rng = Random(f"melody/{seed}")  # noqa: S311
    sound = [0.0] * (RATE * seconds)
    scale, key = rng.choice((MAJOR, MAJOR, MINOR)), rng.randrange(-5, 4)
    beat, turn, voice = 60 / rng.randrange(88, 118), rng.choice(TURNS), rng.choice(("music box", "marimba", "string"))
    high = key + (0 if voice == "string" else 12)
    bars = max(1, round((seconds - 2) / (4 * beat)))
    theme = [_phrase(rng) for _ in range(3)]
    for bar in range(bars):
        degree, start = turn[bar % 4] if bar < bars - 1 else 0, 4 * beat * bar
        for i, step in enumerate((0, 4, 2, 4)):
            _add(sound, "soft", _pitch(scale, key - 12, degree + step), start + i * beat, 0.20)
        _tune(sound, theme[(0, 1, 0, 2)[bar % 4]], (voice, scale, high), degree, (start, beat))
    _add(sound, voice, _pitch(scale, high, 0), 4 * beat * bars, 0.5)
    for step in (0, 2, 4):
        _add(sound, "soft", _pitch(scale, key - 12, step), 4 * beat * bars, 0.2)
    return _wav(_finished(_echo(sound)))


def _phrase(rng: Random) -> list[tuple[float, int]]:
    """Lengths in beats and steps of the scale above the chord, moving mostly to neighbours."""
    step, notes = rng.choice((0, 2, 4)), []
    for length in rng.choice(RHYTHMS):
        notes.append((float(length), step))
        step = max(-2, min(8, step + rng.choice((-2, -1, -1, 1, 1, 2, 3))))
    return notes


def _tune(
    sound: list[float],
    phrase: list[tuple[float, int]],
    how: tuple[str, tuple[int, ...], int],
    degree: int,
    when: tuple[float, float],
) -> None:
    voice, scale, key = how
    at, beat = when
    for length, step in phrase:
        _add(sound, voice, _pitch(scale, key, (degree if degree < 4 else degree - 7) + step), at, 0.5)
        at += length * beat


def _pitch(scale: tuple[int, ...], key: int, degree: int) -> float:
    """Hertz of a step of the scale, counted from the C at 261.6 Hz moved by key semitones."""
    octave, step = divmod(degree, 7)
    return float(261.63 * 2 ** ((key + 12 * octave + scale[step]) / 12))


@cache
def _tone(voice: str, hertz: float) -> list[float]:
    return _string(hertz) if voice == "string" else _struck(VOICES[voice], hertz)


def _struck(partials: tuple[tuple[float, float, float], ...], hertz: float) -> list[float]:
    tone = [0.0] * int(RATE * 1.9)
    for times, loud, last in partials:
        if hertz * times < RATE / 2:
            w, fade = 2 * pi * hertz * times / RATE, 4.0 / (last * RATE)
            for i in range(min(len(tone), int(last * RATE * 1.3))):
                tone[i] += loud * sin(w * i) * exp(-fade * i)
    for i in range(90):
        tone[i] *= i / 90
    return tone


def _string(hertz: float) -> list[float]:
    """Karplus and Strong: a burst of noise in a loop that softens it; an all-pass tunes the part below one sample."""
    rng, length = Random(round(hertz)), RATE / hertz - 0.5  # noqa: S311
    period = int(length - 0.1)
    rest = length - period
    tuning = (1 - rest) / (1 + rest)
    loop = [rng.uniform(-1, 1) for _ in range(period)]
    loop = [(loop[i] + loop[i - 1] + loop[i - 2]) / 2 for i in range(period)]
    tone, soft, previous, tuned = [], 0.0, 0.0, 0.0
    for i in range(int(RATE * 1.9)):
        sample = loop[i % period]
        tone.append(sample * 0.9)
        average = 0.498 * (sample + previous)
        tuned = tuning * average + soft - tuning * tuned
        loop[i % period], soft, previous = tuned, average, sample
    return tone


def _add(sound: list[float], voice: str, hertz: float, at: float, loud: float) -> None:
    start = int(at * RATE)
    for i, sample in enumerate(_tone(voice, hertz)[: max(0, len(sound) - start)], start):
        sound[i] += loud * sample


def _echo(sound: list[float]) -> list[float]:
    """Two quiet echoes."""
    for delay, share in ((0.043, 0.16), (0.31, 0.18)):
        shift = int(delay * RATE)
        quiet = [share * sample for sample in sound[: len(sound) - shift]]
        sound = sound[:shift] + [a + b for a, b in zip(sound[shift:], quiet, strict=True)]
    return sound


def _finished(sound: list[float]) -> array[int]:
    loudest = max(map(abs, sound)) or 1.0
    fade = min(len(sound), int(1.8 * RATE))
    for i in range(fade):
        sound[-1 - i] *= i / fade
    return array("h", [int(28000 * sample / loudest) for sample in sound])


def _wav(samples: array[int]) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return out.getvalue()
