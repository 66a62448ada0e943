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


def grouped(digits: str) -> str:
    """A number in pairs from the right, as it is written in Morocco: "06 12 34 56 78"."""
    first = len(digits) % 2
    pairs = [digits[i : i + 2] for i in range(first, len(digits), 2)]
    return " ".join(([digits[:first]] if first else []) + pairs)


def spelled(digits: str) -> str:
    """Digits with a pause after each, so that a synthesiser says them one by one."""
    return ", ".join(digits)


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
        "telephone": (spelled(telephone) if answers.read_aloud else "", grouped(telephone)),
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


def find_choice(script: Script, session: Session, name: str) -> Choice | None:
    """The answer, key or control of this name that can be chosen now, or None."""
    step = script.steps[session.step]
    if session.doubt is not None and name in (script.yes.name, script.no.name):
        return script.yes if name == script.yes.name else script.no
    everything = (*step.choices, *step.keys, *script.controls)
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
    spoken = lines(script, session, step.says)
    offered = named(script, session, (choice for choice in step.choices if choice.named))
    return (*spoken, *played, *offered, *tone(step, session))


def shorter(script: Script, session: Session) -> tuple[Say, ...]:
    """The shorter prompt after the first miss; the whole one where a step has none."""
    step = script.steps[session.step]
    again = lines(script, session, step.again)
    return (*again, *tone(step, session)) if again else prompt(script, session)


def one_by_one(script: Script, session: Session) -> tuple[Say, ...]:
    """An invitation to touch the picture, then every answer lit as it is named: after the second miss."""
    step = script.steps[session.step]
    opening = lines(script, session, script.touch_the_picture)
    return (*opening, *named(script, session, step.choices), *tone(step, session))
