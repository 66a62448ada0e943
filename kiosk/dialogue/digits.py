"""A number as it is shown and said: in pairs, of which one can be given again."""

from __future__ import annotations

from kiosk.dialogue.effects import Say, Utterance
from kiosk.dialogue.script import Choice, Script, Step
from kiosk.dialogue.session import Session

GROUP = 2
"""Digits that are shown, said and corrected together: Moroccan numbers are written in pairs."""


def pairs(digits: str) -> tuple[str, ...]:
    """A number in pairs from the left."""
    return tuple(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def grouped(digits: str) -> str:
    """A number in pairs from the right, as it is written in Morocco: "06 12 34 56 78"."""
    first = len(digits) % GROUP
    return " ".join((*((digits[:first],) if first else ()), *pairs(digits[first:])))


def spelled(digits: str) -> str:
    """Digits with a pause after each, so that a synthesiser says them one by one."""
    return ", ".join(digits)


def rhythmic(digits: str) -> str:
    """Digits one by one, with a longer pause after each pair."""
    return "; ".join(spelled(pair) for pair in pairs(digits))


def corrected(session: Session) -> str | None:
    """The pair of the number that is being given again, None while the whole number is given."""
    at, telephone = session.correcting, session.answers.telephone
    if at is None or telephone is None or not 0 <= at < len(pairs(telephone)):
        return None
    return pairs(telephone)[at]


def room(step: Step, session: Session) -> int:
    """How many digits are to be given."""
    pair = corrected(session)
    return step.max_digits if pair is None else len(pair)


def number(session: Session) -> str:
    """The number as it stands: what was typed, in its place in the number that is being corrected."""
    return framed(session, session.entry)


def framed(session: Session, entry: str) -> str:
    """What was typed with the digits that stay before and after it."""
    pair, at, telephone = corrected(session), session.correcting, session.answers.telephone
    if pair is None or at is None or telephone is None:
        return entry
    return telephone[: at * GROUP] + entry + telephone[at * GROUP + len(pair) :]


def entry(step: Step, session: Session) -> str:
    """The number on the keypad's page in pairs, "_" for each digit that is still to come."""
    blanks = "_" * (room(step, session) - len(session.entry))
    return " ".join(pairs(framed(session, session.entry + blanks)))


def group_said(session: Session, digits: str) -> Utterance | None:
    """A pair said back, if the visitor agreed to hear the number."""
    if not session.answers.read_aloud:
        return None
    text = spelled(digits)
    return Utterance("number.group", session.language, text, digits, private=True, filled=True)


def groups(script: Script, session: Session) -> tuple[tuple[Choice, str], ...]:
    """The pairs of the number that can be given again at this step, each with its digits."""
    telephone = session.answers.telephone
    if not script.steps[session.step].corrects or not telephone:
        return ()
    return tuple(zip(script.groups, pairs(telephone), strict=False))


def groups_named(script: Script, session: Session) -> tuple[Say, ...]:
    """The pairs named by their order, each lit while it is, with its digits if they may be said."""
    aloud = session.answers.read_aloud
    return tuple(
        Utterance(
            line.name,
            session.language,
            f"{line.text}: {spelled(digits)}." if aloud else line.text,
            f"{line.shown} {digits}" if aloud else line.shown,
            group.name,
            private=aloud,
            filled=aloud,
        )
        for group, digits in groups(script, session)
        for line in group.says.get(session.language, ())
    )
