"""What a step says: as it is entered, after a miss, and when its answers are named one by one."""

from __future__ import annotations

from kiosk.dialogue import answers, digits, texts
from kiosk.dialogue.effects import Playback, Say, Tone
from kiosk.dialogue.events import Miss, Recording
from kiosk.dialogue.script import Choice, Kind, Lines, Script, Step
from kiosk.dialogue.session import Session

_LISTENS = (Kind.QUESTION, Kind.RECORDING, Kind.NUMBER, Kind.LETTERS)


def tone(step: Step, session: Session) -> tuple[Say, ...]:
    """The tone that says "your turn", where the kiosk will listen."""
    return (Tone.YOUR_TURN,) if step.kind in _LISTENS and session.parts.ear else ()


def prompt(script: Script, session: Session) -> tuple[Say, ...]:
    """All that a step says as it is entered or repeated; a further page of a list names its answers only."""
    step = script.steps[session.step]
    offered = texts.named(script, session, named(script, session))
    if session.page:
        return (*offered, *tone(step, session))
    played = recording(step.plays, session)
    heard_again: tuple[Say, ...] = (Playback(played),) if played else ()
    spoken = texts.lines(script, session, _own(step, session))
    pairs = digits.groups_named(script, session) if step.names_groups else ()
    return (*spoken, *heard_again, *pairs, *offered, *tone(step, session))


def _own(step: Step, session: Session) -> Lines:
    """The step's own lines: as it is asked now."""
    if correcting(step, session) and step.correct:
        return step.correct
    return step.in_trial if session.parts.trial and step.in_trial else step.says


def named(script: Script, session: Session) -> tuple[Choice, ...]:
    """The answers that are named as the step asks; where they are offered by what is heard, none."""
    step = script.steps[session.step]
    listed = () if step.offers and step.unmatched else answers.listed(script, session)
    here = (*listed, *answers.onward(script, session))
    return tuple(choice for choice in here if choice.named)


def recording(name: str, session: Session) -> Recording | None:
    """The visitor's recording of this name: their name, or their question."""
    return {"name": session.answers.name, "question": session.answers.question}.get(name)


def correcting(step: Step, session: Session) -> bool:
    """Whether a pair of the number is being given again at this step."""
    return step.kind is Kind.NUMBER and digits.corrected(session) is not None


def shorter(script: Script, session: Session, cause: Miss | None = None) -> tuple[Say, ...]:
    """Why nothing was understood and the shorter prompt; the whole one where a step has none."""
    step = script.steps[session.step]
    why = texts.lines(script, session, script.misses.get(cause, {})) if cause else ()
    again = texts.lines(script, session, step.correct if correcting(step, session) else step.again)
    return (*why, *again, *tone(step, session)) if again else (*why, *prompt(script, session))


def one_by_one(script: Script, session: Session) -> tuple[Say, ...]:
    """An invitation to touch the picture, then every answer lit as it is named: after the second miss."""
    step = script.steps[session.step]
    opening = texts.lines(script, session, script.touch_the_picture)
    here = texts.named(script, session, answers.named_here(script, session))
    return (*opening, *digits.groups_named(script, session), *here, *tone(step, session))


def chosen(script: Script, session: Session) -> tuple[Say, ...]:
    """What is noted so far of those that can be chosen together, then the shorter prompt."""
    step = script.steps[session.step]
    noted = texts.lines(script, session, step.noted) if session.answers.needs else ()
    return (*noted, *shorter(script, session))
