"""Every line that the kiosk may say and every phrase that it may hear, in the order they are wanted first."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.dialogue.script import Choice, Line, Lines, Script, Step


def iter_lines(script: Script) -> Iterator[tuple[str, Line]]:
    """Each (language, line) once, without those that have a placeholder; the welcome and home first."""
    seen: set[tuple[str, str]] = set()
    for lines in _all_lines(script):
        for code, line in _pairs(lines):
            if (code, line.name) not in seen and "{" not in line.text:
                seen.add((code, line.name))
                yield code, line


def iter_phrases(script: Script) -> Iterator[tuple[str, str]]:
    """Each (language, phrase) once: answers, keys, controls, yes and no; the welcome and home first."""
    seen: set[tuple[str, str]] = set()
    for choice in _all_choices(script):
        for code, phrases in choice.hear.items():
            for phrase in phrases:
                if (code, phrase) not in seen:
                    seen.add((code, phrase))
                    yield code, phrase


def _pairs(lines: Lines) -> Iterator[tuple[str, Line]]:
    for code, texts in lines.items():
        for line in texts:
            yield code, line


def _all_lines(script: Script) -> Iterator[Lines]:
    for step in _steps(script):
        yield step.says
        yield from (choice.says for choice in step.choices)
        yield from (step.again, step.correct)
    yield from (script.touch_the_picture, script.call_a_person, script.did_you_say)
    yield from script.takes.values()
    yield from (notice.says for notice in (script.ribbon, script.touch_only, script.silent))
    yield from (choice.says for choice in (script.yes, script.no, *script.controls, *script.groups))


def _all_choices(script: Script) -> Iterator[Choice]:
    first, home, *others = _steps(script)
    for step in (first, home):
        yield from step.choices
    yield from script.controls
    yield from (script.yes, script.no)
    for step in others:
        yield from (*step.choices, *step.keys)
    yield from script.groups


def _steps(script: Script) -> tuple[Step, ...]:
    """The first step, home, and the others as they are."""
    wanted = (script.first, script.home, *script.steps)
    return tuple(script.steps[name] for name in dict.fromkeys(wanted))
