"""What may be said at each step of a script, in one language. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.script import Choice, Script, Step


def steps(script: Script) -> tuple[Step, ...]:
    """The steps that listen for answers, the first and home before the others."""
    wanted = (script.first, script.home, *script.steps)
    found = (script.steps[name] for name in dict.fromkeys(wanted))
    return tuple(step for step in found if script.heard_at(step))


def answers(script: Script, step: Step, language: str) -> tuple[Choice, ...]:
    """The step's own answers that are said in this language."""
    return tuple(
        choice for choice in script.heard_at(step) if choice.language is None or choice.language == language
    )


def heard_at(script: Script, step: Step, language: str) -> tuple[Hear, ...]:
    """All that is listened for: the answers, then the controls; each in its own language if it has one.

    Without phrases where the script has none in this language: recorded examples are found by name.
    """
    own = script.heard_at(step)
    names = {choice.name for choice in own}
    controls = (control for control in script.controls if control.name not in names)
    return tuple(_hear(choice, language) for choice in (*own, *controls))


def every_answer(script: Script, language: str) -> Iterator[Choice]:
    """Each answer, key and control, and yes and no: those needed first come first; a name may come again."""
    first, home, *others = steps(script)
    for step in (first, home):
        yield from answers(script, step, language)
    yield from (*script.controls, script.yes, script.no)
    for step in others:
        yield from answers(script, step, language)


def _hear(choice: Choice, language: str) -> Hear:
    code = choice.language or language
    return Hear(choice.name, code, choice.hear.get(code, ()))
