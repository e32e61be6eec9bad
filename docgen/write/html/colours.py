"""Colours of the page: mixing them, and keeping text readable on its background."""

from __future__ import annotations

WHITE = "#ffffff"
AA = 4.5


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two "#rrggbb" colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """`share` of the first colour and the rest of the other."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def readable(colour: str, *backgrounds: str, ratio: float = AA) -> str:
    """The colour itself, or where its contrast with a background is under `ratio` the nearest mix with black or white."""
    towards = "#000000" if min(map(_luminance, backgrounds)) > 0.18 else WHITE
    for step in range(21):
        mixed = mix(towards, colour, step / 20)
        if all(contrast(mixed, b) >= ratio for b in backgrounds):
            return colour if step == 0 else mixed
    return towards


def is_grey(colour: str) -> bool:
    """Whether the colour has next to no hue."""
    channels = _channels(colour)
    return max(channels) - min(channels) < 32


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(c / 255) for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
