"""Cafés that are full are no longer offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.dialogue.script import Choice, Script, Step


def with_seats_taken(script: Script, taken: Mapping[str, int]) -> Script:
    """The script without the choices of cafés whose seats are all taken; `taken` counts them by café id.

    The cafés themselves stay known, so that a sign-up under way still tells where and when.
    """
    full = {cafe.id for cafe in script.cafes if taken.get(cafe.id, 0) >= cafe.seats}
    if not full:
        return script
    return replace(script, steps={name: _without(step, full) for name, step in script.steps.items()})


def _without(step: Step, full: set[str]) -> Step:
    cafes = [choice for choice in step.choices if choice.sets.cafe is not None]
    left = tuple(choice for choice in step.choices if choice.sets.cafe not in full)
    return step if len(left) == len(step.choices) else replace(step, choices=_renumbered(left, cafes))


def _renumbered(left: tuple[Choice, ...], cafes: list[Choice]) -> tuple[Choice, ...]:
    """The last phrase of a café is its place in the row ("the second"): it moves up as others go."""
    return tuple(
        replace(
            choice,
            hear={code: (*phrases[:-1], before.hear[code][-1]) for code, phrases in choice.hear.items()},
        )
        for choice, before in zip(left, cafes, strict=False)
    )
