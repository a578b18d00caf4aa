"""Sounds to listen for speech in: 16,000 samples a second, int16."""

from __future__ import annotations

import io
import subprocess
import wave
from typing import Any

import numpy as np

RATE = 16_000
Signal = np.ndarray[Any, Any]
# The first three formants of vowels, and their bandwidths, in Hz.
_FORMANTS = {
    "a": (730, 1090, 2440),
    "e": (530, 1840, 2480),
    "i": (270, 2290, 3010),
    "o": (570, 840, 2410),
    "u": (300, 870, 2240),
}
_BANDWIDTHS = (80, 90, 120)


def _resonance(x: Signal, frequency: Signal, bandwidth: float) -> Signal:
    """A filter of two poles whose frequency, in Hz, changes with each sample."""
    radius = np.exp(-np.pi * bandwidth / RATE)
    turns = 2 * radius * np.cos(2 * np.pi * frequency / RATE)
    result, last, before = np.empty_like(x), 0.0, 0.0
    for number, (sample, turn) in enumerate(zip(x, turns, strict=True)):
        last, before = (1 - turn + radius**2) * sample + turn * last - radius**2 * before, last
        result[number] = last
    return result


def vowels(spoken: str, pitch: float, rng: np.random.Generator) -> Signal:
    """Vowels that glide into each other, 0.18 s each: a pulse train of varying pitch through their formants."""
    each = int(0.18 * RATE)
    count = each * len(spoken)
    time = np.arange(count) / RATE
    sung = pitch * (1 + 0.12 * np.sin(2 * np.pi * 1.7 * time)) * (1 - 0.1 * time / time[-1])
    source = np.diff(np.floor(np.cumsum(sung / RATE)), prepend=0) + 0.02 * rng.standard_normal(count)
    source = np.convolve(source, 0.96 ** np.arange(200))[:count]
    for k, bandwidth in enumerate(_BANDWIDTHS):
        goals = [_FORMANTS[vowel][k] for vowel in spoken]
        course = np.interp(np.arange(count), (np.arange(len(spoken)) + 0.5) * each, goals)
        source = _resonance(source, course, bandwidth)
    loudness = np.abs(np.sin(np.pi * np.arange(count) / each)) ** 0.6
    return 0.5 * source * loudness / np.abs(source).max()


def synthesised() -> Signal:
    """Silence, a low voice, silence, noise, a high voice, noise."""
    rng = np.random.default_rng(1)
    silence, noise = np.zeros(RATE // 2), 0.01 * rng.standard_normal(RATE // 2)
    parts = [silence, vowels("aieoua", 120, rng), silence, noise, vowels("iaoe", 210, rng), noise]
    return _int16(np.concatenate(parts))


def sentence() -> Signal:
    """A sentence as the command `espeak-ng` says it, between half seconds of silence."""
    words = "The quick brown fox jumps over the lazy dog."
    said = subprocess.run(["espeak-ng", "-v", "en-us", "-s", "170", "--stdout", words], capture_output=True, check=True)
    with wave.open(io.BytesIO(said.stdout)) as sound:
        # A piped file says that it is as long as can be.
        samples = np.frombuffer(sound.readframes(60 * sound.getframerate()), np.int16) / 32768
        length = len(samples) * RATE // sound.getframerate()
    spectrum = np.fft.rfft(samples)[: length // 2 + 1]
    resampled = np.fft.irfft(spectrum, length) * length / len(samples)
    silence = np.zeros(RATE // 2)
    return _int16(np.concatenate([silence, resampled, silence]))


def _int16(signal: Signal) -> Signal:
    return np.clip(np.round(signal * 32767), -32768, 32767).astype(np.int16)


def chunks(signal: Signal) -> list[Signal]:
    """The signal's whole chunks of 512 samples as float32 in -1..1, each after the 64 samples before it."""
    samples = np.concatenate([np.zeros(64), signal / 32768]).astype(np.float32)
    return [samples[start : start + 576] for start in range(0, len(signal) - 511, 512)]
