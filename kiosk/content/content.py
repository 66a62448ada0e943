"""Reads every script file into one value that can be checked as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.content import cafes, game, topics
from kiosk.content.cafes import Meeting
from kiosk.content.dates import Calendar, read_calendar
from kiosk.content.meetings import FULL_STEP, Diary
from kiosk.content.problems import Place
from kiosk.content.reading import Reading
from kiosk.content.sources import GAME, Sources
from kiosk.content.steps import RESERVED, Made, Offer, read_step
from kiosk.content.topics import Topic, TopicAnswers
from kiosk.content.visit import VisitTexts, read_visit
from kiosk.dialogue.script import Choice, Step


@dataclass(frozen=True, slots=True)
class Content:
    """What was read, right or not.

    `names` are all steps there should be; `whole` is False when some of them could not be read, so that
    what leads where can't be judged. `meetings` are all cafés; `diary` is None without a calendar.
    """

    steps: Mapping[str, Step]
    names: frozenset[str]
    visit: VisitTexts | None
    meetings: tuple[Meeting, ...]
    diary: Diary | None

    @property
    def whole(self) -> bool:
        """True when every step was read."""
        return self.visit is not None and self.names == frozenset(self.steps)


def read_content(sources: Sources, reading: Reading, today: date, taken: Mapping[str, int]) -> Content:
    """All of scripts/."""
    visit, calendar, meetings = (
        _visit(sources, reading),
        _calendar(sources, reading),
        _meetings(sources, reading),
    )
    full = {} if visit is None else visit.full
    diary = None if calendar is None else Diary(meetings, calendar, today, taken, full)
    names = frozenset(_names(sources))
    found = _topics(sources, TopicAnswers() if visit is None else visit.topic, reading)
    steps = _steps(sources, _made(found, diary, names, reading), reading)
    parts = {step.name: step for topic in found for step in topic.steps}
    return Content({**steps, **parts}, names, visit, meetings, diary)


def _names(sources: Sources) -> Iterator[str]:
    """All steps there should be."""
    yield from (*sources.folder("steps"), *sources.unread_in("steps"))
    for topic in (*sources.folder("topics"), *sources.unread_in("topics")):
        yield from (f"{topic}.{part}" for part in topics.STEPS)
    if GAME in sources.nodes or GAME in sources.unread:
        yield from game.NAMES


def _visit(sources: Sources, reading: Reading) -> VisitTexts | None:
    node = sources.nodes.get("scripts/visit.yaml")
    return None if node is None else read_visit(node, reading)


def _calendar(sources: Sources, reading: Reading) -> Calendar | None:
    node = sources.nodes.get("scripts/calendar.yaml")
    return None if node is None else read_calendar(node, reading)


def _meetings(sources: Sources, reading: Reading) -> tuple[Meeting, ...]:
    node = sources.nodes.get("scripts/cafes.yaml")
    return () if node is None else cafes.read_cafes(node, reading)


def _topics(sources: Sources, answers: TopicAnswers, reading: Reading) -> tuple[Topic, ...]:
    """The topics, and the game as one of them."""
    nodes = sources.folder("topics")
    names = frozenset(nodes) | sources.unread_in("topics")
    found = topics.read_topics(nodes, names, answers, reading)
    played = game.read_game(sources.nodes[GAME], answers.reply, reading) if GAME in sources.nodes else None
    every = (*found.values(), *(() if played is None else (played,)))
    topics.check_alike(every, reading)
    return every


def _made(
    found: tuple[Topic, ...], diary: Diary | None, names: frozenset[str], reading: Reading
) -> Mapping[str, Made]:
    def for_topics(offer: Offer) -> tuple[Choice, ...]:
        return topics.choices_of(found, offer.step, reading)

    def for_cafes(offer: Offer) -> tuple[Choice, ...]:
        return () if diary is None else diary.choices(offer, reading, full_too=FULL_STEP in names)

    return {"topics": for_topics, "cafes": for_cafes}


def _steps(sources: Sources, made: Mapping[str, Made], reading: Reading) -> dict[str, Step]:
    nodes = sources.folder("steps")
    for name, node in nodes.items():
        if name in RESERVED:
            place = Place(node.place.path)
            reading.report.stop(
                place, f"A step can't be named “{name}”: it has a meaning of its own", "rename the file"
            )
    steps = {name: read_step(name, node, made, reading) for name, node in nodes.items()}
    return {name: step for name, step in steps.items() if step is not None}
