"""Fills in placeholders and finds what a step says: from lines to utterances."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.dialogue.effects import Playback, Say, Tone, Utterance
from kiosk.dialogue.script import Choice, Kind, Line, Lines, Script, Step
from kiosk.dialogue.session import Session

PLACEHOLDER = re.compile(r"\{(\w+)\}")

PRIVATE = frozenset({"telephone", "reference"})
"""Placeholders that hold a visitor's own data: a clip of them is not kept."""


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


def values(script: Script, session: Session) -> dict[str, tuple[str, str]]:
    """The (spoken, shown) value of each placeholder; empty where there is none or it may not be spoken."""
    answers = session.answers
    cafe = script.cafe(answers.cafe)
    telephone = answers.telephone or ""
    reference = session.reference or ""
    nothing = ("", "")
    return {
        "cafe_when": cafe.when[session.language] if cafe else nothing,
        "cafe_where": cafe.where[session.language] if cafe else nothing,
        "telephone": (rhythmic(telephone) if answers.read_aloud else "", grouped(telephone)),
        "reference": (spelled(reference), reference),
        "choice": choice_words(script, session, session.doubt),
    }


def choice_words(script: Script, session: Session, name: str | None) -> tuple[str, str]:
    """How a choice is said and shown in "did you say ...?"."""
    choice = find_choice(script, session, name) if name else None
    if choice is None:
        return ("", "")
    language = choice.language or session.language
    return (choice.hear[language][0], choice.shown[language])


def answers(script: Script, session: Session) -> tuple[Choice, ...]:
    """The answers of the step, its keys, and the pairs that can be given again."""
    step = script.steps[session.step]
    return (*step.choices, *step.keys, *(group for group, _ in groups(script, session)))


def find_choice(script: Script, session: Session, name: str) -> Choice | None:
    """The answer, key or control of this name that can be chosen now, or None."""
    if session.doubt is not None and name in (script.yes.name, script.no.name):
        return script.yes if name == script.yes.name else script.no
    everything = (*answers(script, session), *script.controls)
    return next((choice for choice in everything if choice.name == name), None)


def utterance(
    script: Script, session: Session, line: Line, language: str, lights: str | None = None
) -> Utterance:
    """A line with its placeholders filled."""
    names = set(PLACEHOLDER.findall(line.text)) | set(PLACEHOLDER.findall(line.shown))
    if not names:
        return Utterance(line.name, language, line.text, line.shown, lights)
    table = values(script, session)

    def fill(text: str, side: int) -> str:
        return PLACEHOLDER.sub(lambda found: table.get(found[1], ("", ""))[side], text)

    return Utterance(
        line.name,
        language,
        fill(line.text, 0),
        fill(line.shown, 1),
        lights,
        private=bool(names & PRIVATE),
        filled=True,
    )


def lines(script: Script, session: Session, lines: Lines) -> tuple[Say, ...]:
    """These lines in the visitor's language."""
    return tuple(
        utterance(script, session, line, session.language) for line in lines.get(session.language, ())
    )


def named(script: Script, session: Session, choices: Iterable[Choice]) -> tuple[Say, ...]:
    """The answers named one by one, each lit while it is."""
    return tuple(
        utterance(script, session, line, language, lights=choice.name)
        for choice in choices
        for language in [choice.language or session.language]
        for line in choice.says.get(language, ())
    )


def tone(step: Step, session: Session) -> tuple[Say, ...]:
    """The tone that says "your turn", where the kiosk will listen."""
    listens = step.kind in (Kind.QUESTION, Kind.RECORDING, Kind.NUMBER)
    return (Tone.YOUR_TURN,) if listens and session.parts.ear else ()


def prompt(script: Script, session: Session) -> tuple[Say, ...]:
    """All that a step says as it is entered or repeated."""
    step = script.steps[session.step]
    name = session.answers.name
    played: tuple[Say, ...] = (Playback(name),) if step.plays_name and name else ()
    spoken = lines(script, session, step.correct) if correcting(step, session) else ()
    spoken = spoken or lines(script, session, step.says)
    pairs = groups_named(script, session) if step.names_groups else ()
    offered = named(script, session, (choice for choice in step.choices if choice.named))
    return (*spoken, *played, *pairs, *offered, *tone(step, session))


def correcting(step: Step, session: Session) -> bool:
    """Whether a pair of the number is being given again at this step."""
    return step.kind is Kind.NUMBER and corrected(session) is not None


def shorter(script: Script, session: Session) -> tuple[Say, ...]:
    """The shorter prompt after the first miss; the whole one where a step has none."""
    step = script.steps[session.step]
    again = lines(script, session, step.correct if correcting(step, session) else step.again)
    return (*again, *tone(step, session)) if again else prompt(script, session)


def one_by_one(script: Script, session: Session) -> tuple[Say, ...]:
    """An invitation to touch the picture, then every answer lit as it is named: after the second miss."""
    step = script.steps[session.step]
    opening = lines(script, session, script.touch_the_picture)
    offered = (*groups_named(script, session), *named(script, session, step.choices))
    return (*opening, *offered, *tone(step, session))
