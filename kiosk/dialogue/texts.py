"""Fills in placeholders: from lines to utterances."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.dialogue import answers
from kiosk.dialogue.digits import grouped, rhythmic, spelled
from kiosk.dialogue.effects import Say, Utterance
from kiosk.dialogue.marks import strip_marks
from kiosk.dialogue.script import Choice, Line, Lines, Script
from kiosk.dialogue.session import Session

PLACEHOLDER = re.compile(r"\{(\w+)\}")

PRIVATE = frozenset({"telephone", "reference", "needs"})
"""Placeholders that hold a visitor's own data: a clip of them is not kept."""


def values(script: Script, session: Session) -> dict[str, tuple[str, str]]:
    """The (spoken, shown) value of each placeholder; empty where there is none or it may not be spoken."""
    given = session.answers
    cafe = script.cafe(given.cafe)
    telephone = given.telephone or ""
    reference = session.reference or given.quoted or ""
    nothing = ("", "")
    return {
        "cafe_when": cafe.when[session.language] if cafe else nothing,
        "cafe_where": cafe.where[session.language] if cafe else nothing,
        "cafe_seats": cafe.places.get(session.language, nothing) if cafe else nothing,
        "telephone": (rhythmic(telephone) if given.read_aloud else "", grouped(telephone)),
        "reference": (spelled(reference), reference),
        "needs": needs_words(script, session),
        "choice": choice_words(script, session, session.doubt),
    }


def needs_words(script: Script, session: Session) -> tuple[str, str]:
    """How the needs are said, if the visitor agreed to hear their answers, and shown; one after the other."""
    needs = session.answers.needs
    chosen = [choice for choice in script.needs if choice.sets.need in needs] if needs else []
    mark = "، " if script.language(session.language).right_to_left else ", "
    said = mark.join(choice.hear[session.language][0] for choice in chosen)
    return (said if session.answers.read_aloud else "", strip_marks(said))


def choice_words(script: Script, session: Session, name: str | None) -> tuple[str, str]:
    """How a choice is said and shown in "did you say ...?"."""
    choice = answers.find(script, session, name) if name else None
    if choice is None:
        return ("", "")
    language = choice.language or session.language
    said = choice.hear[language][0]
    return (said, strip_marks(said))


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
    """These lines in the visitor's language; one that would tell only what there is not is left out."""
    return tuple(
        utterance(script, session, line, session.language)
        for line in lines.get(session.language, ())
        if not _tells_nothing(script, session, line)
    )


def _tells_nothing(script: Script, session: Session, line: Line) -> bool:
    """Whether the line has placeholders, and all are empty, spoken and shown."""
    names = PLACEHOLDER.findall(line.shown)
    if not names:
        return False
    table = values(script, session)
    return all(table.get(name, ("", "")) == ("", "") for name in names)


def named(script: Script, session: Session, choices: Iterable[Choice]) -> tuple[Say, ...]:
    """The answers named one by one, each lit while it is."""
    return tuple(
        utterance(script, session, line, language, lights=choice.name)
        for choice in choices
        for language in [choice.language or session.language]
        for line in choice.says.get(language, ())
    )
