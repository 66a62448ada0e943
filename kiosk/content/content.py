"""Reads every script file into one value that can be checked as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.content import cafes, topics
from kiosk.content.cafes import Meeting
from kiosk.content.dates import Calendar, read_calendar
from kiosk.content.problems import Place
from kiosk.content.reading import Reading
from kiosk.content.sources import Sources
from kiosk.content.steps import RESERVED, Made, read_step
from kiosk.content.topics import Topic, TopicAnswers
from kiosk.content.visit import VisitTexts, read_visit
from kiosk.dialogue.script import Choice, Step


@dataclass(frozen=True, slots=True)
class Content:
    """What was read, right or not.

    `names` are all steps there should be; `whole` is False when some of them could not be read, so that
    what leads where can't be judged. `meetings` are all cafés, `offered` those that visitors may choose.
    """

    steps: Mapping[str, Step]
    names: frozenset[str]
    visit: VisitTexts | None
    calendar: Calendar | None
    meetings: tuple[Meeting, ...]
    offered: tuple[Meeting, ...]

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
    answers = TopicAnswers({}, ()) if visit is None else visit.topic
    found = topics.read_topics(sources.folder("topics"), answers, reading)
    offered = cafes.upcoming(meetings, today, taken)
    steps = _steps(sources, _made(found, offered, calendar, reading), reading)
    parts = {step.name: step for topic in found.values() for step in topic.steps}
    names = {*parts, *sources.folder("steps"), *sources.unread_in("steps")}
    names |= {f"{topic}.1" for topic in sources.unread_in("topics")}
    return Content({**steps, **parts}, frozenset(names), visit, calendar, meetings, offered)


def _visit(sources: Sources, reading: Reading) -> VisitTexts | None:
    node = sources.nodes.get("scripts/visit.yaml")
    return None if node is None else read_visit(node, reading)


def _calendar(sources: Sources, reading: Reading) -> Calendar | None:
    node = sources.nodes.get("scripts/calendar.yaml")
    return None if node is None else read_calendar(node, reading)


def _meetings(sources: Sources, reading: Reading) -> tuple[Meeting, ...]:
    node = sources.nodes.get("scripts/cafes.yaml")
    return () if node is None else cafes.read_cafes(node, reading)


def _made(
    found: Mapping[str, Topic], offered: tuple[Meeting, ...], calendar: Calendar | None, reading: Reading
) -> Mapping[str, Made]:
    def for_topics(step: str, _: str) -> tuple[Choice, ...]:
        return topics.choices_of(found, step, reading)

    def for_cafes(step: str, go: str) -> tuple[Choice, ...]:
        return () if calendar is None else cafes.choices_of(offered, calendar, reading, step, go)

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
