"""Every line that the kiosk may say and every phrase that it may hear, in the order they are wanted first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.content import Content
from kiosk.content.visit import VisitTexts
from kiosk.dialogue.script import Choice, Line, Lines, Script, Step


def iter_lines(script: Script) -> Iterator[tuple[str, Line]]:
    """Each (language, line) once, without those that have a placeholder; the welcome and home first."""
    lines = (*_steps_lines(_steps(script)), *_shared_lines(script))
    seen: set[tuple[str, str]] = set()
    for code, line in _pairs(lines):
        if (code, line.name) not in seen and "{" not in line.text:
            seen.add((code, line.name))
            yield code, line


def iter_phrases(script: Script) -> Iterator[tuple[str, str]]:
    """Each (language, phrase) once: answers, keys, controls, yes and no; the welcome and home first.

    Last come the further words by which a question is about a topic.
    """
    choices = tuple(_all_choices(script))
    heard = [choice.hear for choice in choices] + [choice.about for choice in choices]
    pairs = ((code, phrase) for hear in heard for code, phrases in hear.items() for phrase in phrases)
    yield from dict.fromkeys(pairs)


def named_lines(content: Content) -> Iterator[tuple[str, Line]]:
    """Each (language, line) of what was read, those with placeholders too; a line may come again."""
    shared = () if content.visit is None else tuple(_shared_lines(content.visit))
    seats = () if content.diary is None else content.diary.seats_lines
    return _pairs((*_steps_lines(content.steps.values()), *shared, *seats))


def _pairs(lines: Iterable[Lines]) -> Iterator[tuple[str, Line]]:
    for by_code in lines:
        for code, texts in by_code.items():
            for line in texts:
                yield code, line


def _steps_lines(steps: Iterable[Step]) -> Iterator[Lines]:
    for step in steps:
        yield step.says
        yield from (choice.says for choice in (*step.choices, *step.keys))
        yield from (step.again, step.correct, step.in_trial, step.offers, step.noted)


def _shared_lines(of: Script | VisitTexts) -> Iterator[Lines]:
    """What any step may use; those that all listen for first."""
    yield from (of.touch_the_picture, of.call_a_person, of.did_you_say, of.paused)
    yield from (*of.misses.values(), *of.takes.values())
    yield from (notice.says for notice in (of.ribbon, of.touch_only, of.silent))
    anywhere = (of.yes, of.no, of.more, of.go_on, of.read, *of.controls, *of.groups)
    yield from (choice.says for choice in anywhere if choice is not None)


def _all_choices(script: Script) -> Iterator[Choice]:
    first, home, *others = _steps(script)
    for step in (first, home):
        yield from step.choices
    yield from script.controls
    yield from (script.yes, script.no, script.more, script.go_on)
    yield from () if script.read is None else (script.read,)
    for step in others:
        yield from (*step.choices, *step.keys)
    yield from script.groups


def _steps(script: Script) -> tuple[Step, ...]:
    """The first step, home, and the others as they are."""
    wanted = (script.first, script.home, *script.steps)
    return tuple(script.steps[name] for name in dict.fromkeys(wanted))
