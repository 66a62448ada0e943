"""What can be chosen now: the answers of the page, the cards that go on, keys, letters and controls."""

from __future__ import annotations

from kiosk.dialogue import digits
from kiosk.dialogue.script import PAGE, Choice, Kind, Script, Step
from kiosk.dialogue.session import Session

SPACE, ERASE = "space", "erase"


def listed(script: Script, session: Session) -> tuple[Choice, ...]:
    """The answers on the page of the list that the visitor sees."""
    everything = script.steps[session.step].listed
    first = session.page * PAGE
    return everything[first : first + PAGE]


def onward(script: Script, session: Session) -> tuple[Choice, ...]:
    """The cards that go on: the next page of a list, "that is all"."""
    return script.onward(script.steps[session.step])


def keys(step: Step, session: Session) -> tuple[Choice, ...]:
    """The keys of the keypad, or the letters of the visitor's language with space and erase."""
    if step.kind is not Kind.LETTERS:
        return step.keys
    letters = step.letters.get(session.language, "")
    names = (*letters, SPACE, ERASE)
    pictures = {SPACE: "␣", ERASE: "⌫"}
    return tuple(
        Choice(name, pictures.get(name, ""), {session.language: _shown(name)}, {}, go="", key=name)
        for name in names
    )


def _shown(key: str) -> str:
    return "" if key in (SPACE, ERASE) else key.upper()


def named_here(script: Script, session: Session) -> tuple[Choice, ...]:
    """What may be named one by one: the answers of the page and the cards that go on."""
    return (*listed(script, session), *onward(script, session))


def heard_here(script: Script, session: Session) -> tuple[Choice, ...]:
    """What may be said besides the controls: of a list its page, where answers are offered all of it."""
    step = script.steps[session.step]
    answers = step.listed if step.offers else listed(script, session)
    groups = (group for group, _ in digits.groups(script, session))
    return (*answers, *onward(script, session), *step.keys, *groups)


def find(script: Script, session: Session, name: str) -> Choice | None:
    """The answer, key or control of this name that can be chosen now, or None."""
    if session.doubt is not None and name in (script.yes.name, script.no.name):
        return script.yes if name == script.yes.name else script.no
    if session.held is not None and name == script.go_on.name:
        return script.go_on
    if script.read is not None and name == script.read.name:
        return script.read
    step = script.steps[session.step]
    groups = (group for group, _ in digits.groups(script, session))
    everything = (*step.listed, *onward(script, session), *keys(step, session), *groups, *script.controls)
    return next((choice for choice in everything if choice.name == name), None)
