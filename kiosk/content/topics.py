"""Topics: each file of scripts/topics/ becomes a choice and six steps.

`<topic>.answer`, `.example` and `.more` tell, `.question` asks back, `.yes` and `.no` reply.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kiosk.content.choices import read_choices, read_picture
from kiosk.content.nodes import Node
from kiosk.content.problems import closest
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.sets import Holder
from kiosk.content.words import read_lines, read_phrases, read_words
from kiosk.dialogue.script import PAGE, Choice, Kind, Lines, Step
from kiosk.dialogue.view import Scene

CHOICE_KEYS = ("number", "picture", "show", "say", "hear", "about")
PARTS = ("answer", "example", "more")
REPLIES = ("yes", "no")
TOLD = (*PARTS, "question")
"""The parts that visitors see themselves go through; a reply belongs to the question."""
STEPS = (*TOLD, *REPLIES)
"""The steps of each topic, in the order in which they are heard."""
LINKS = 2
_KEYS = (*CHOICE_KEYS, *PARTS, "question", "links")
MOST_ABOUT = 12
"""Further words of a topic in one language: each costs time where a question is matched with the topics."""

NEXT_PART = "next-part"
ANSWERS = "visit.topic"
"""What the lines of the answers under each part are named after: all parts share them."""
LIST = "topics"
"""What the lines that name a topic are named after, wherever it is offered."""


@dataclass(frozen=True, slots=True)
class Under:
    """What stands under some steps of each topic: a shorter prompt, if it is the same for all, and answers.

    `says` leads over to the answers. `place` is how its choices stand in the places.
    """

    place: str = ANSWERS
    says: Lines = field(default_factory=dict)
    again: Lines | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicAnswers:
    """What stands under the parts, the question and the replies of each topic."""

    parts: Under = Under()
    question: Under = Under()
    reply: Under = Under()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its place in the list, the choice that leads to it, and its steps."""

    number: int
    choice: Choice
    steps: tuple[Step, ...]


def read_answers(visit: Record, reading: Reading) -> TopicAnswers:
    """The `topic` of visit.yaml."""
    record = visit.record("topic", ("again", "choices", "question", "reply"))
    if record is None:
        return TopicAnswers()
    parts = _under(record, ANSWERS, reading)
    reply = _under_key(record, "reply", reading)
    question = _under_key(record, "question", reading)
    answers = TopicAnswers(parts, question, replace(reply, again=reply.again or parts.again))
    _check_under(answers, visit)
    return answers


def _under_key(visit: Record, key: str, reading: Reading) -> Under:
    record = visit.record(key, ("say", "again", "choices"))
    return Under() if record is None else _under(record, f"{ANSWERS}.{key}", reading)


def _under(record: Record, name: str, reading: Reading) -> Under:
    record.need("choices")
    if name == ANSWERS:
        record.need("again")
    written = record.get("again") is not None
    again = read_lines(record, "again", f"{name}.again", reading, allowed=()) if written else None
    lead = record.get("say") is not None
    says = read_lines(record, "say", f"{name}.say", reading, allowed=()) if lead else {}
    return Under(name, says, again, read_choices(record, "choices", Holder(name, name), reading))


def _check_under(answers: TopicAnswers, visit: Record) -> None:
    """The answers that the steps of every topic need, and no more than fit beside the links."""
    asked = {choice.name for choice in answers.question.choices}
    leads = [choice.go for choice in answers.parts.choices]
    wrong = (
        (
            asked and not asked >= set(REPLIES),
            "The question of a topic is answered “yes” or “no”",
            "name its answers so",
        ),
        (
            leads and not any(closest(go, (NEXT_PART,)) for go in leads),
            "No answer leads from one part of a topic to the next",
            f"write “go: {NEXT_PART}” in one of these answers",
        ),
        (
            len(answers.reply.choices) > PAGE - LINKS,
            f"There are {len(answers.reply.choices)} answers beside the two topics",
            f"keep {PAGE - LINKS}: {PAGE} fit the screen",
        ),
    )
    for is_wrong, message, hint in wrong:
        if is_wrong:
            visit.report.stop(visit.at("topic"), message, hint)


def read_topics(
    nodes: Mapping[str, Node], names: Collection[str], answers: TopicAnswers, reading: Reading
) -> dict[str, Topic]:
    """The topics in the order of their numbers; `nodes` are their files, `names` all there should be."""
    records = {name: record_of(node, _KEYS, reading.report, "This file") for name, node in nodes.items()}
    found = {name: record for name, record in sorted(records.items()) if record is not None}
    choices = {
        name: read_topic_choice(name, f"{name}.answer", record, reading) for name, record in found.items()
    }
    numbers = {name: record.whole("number", 1, low=1, high=99) for name, record in found.items()}
    for name, record in found.items():
        _check_links(name, record, names, reading)
    topics = {
        name: Topic(numbers[name], choices[name], _Reader(name, record, answers, choices, reading).steps())
        for name, record in found.items()
    }
    return dict(sorted(topics.items(), key=lambda item: item[1].number))


def read_topic_choice(name: str, go: str, record: Record, reading: Reading) -> Choice:
    """The choice that offers a topic (or the game)."""
    reading.places.mark(record.place, name)
    for key in ("number", "picture", "hear", "about"):
        reading.places.mark(record.at(key), name, key)
    record.need("number")
    return Choice(
        name=name,
        picture=read_picture(record),
        shown=read_words(record, "show", reading),
        hear=read_phrases(record, "hear", reading),
        go=go,
        says=read_lines(record, "say", f"{LIST}.{name}", reading, allowed=()),
        named=True,
        about=read_phrases(record, "about", reading, most=MOST_ABOUT),
    )


def _check_links(name: str, record: Record, names: Collection[str], reading: Reading) -> None:
    record.need("links")
    links = record.texts("links")
    others = frozenset(names) - {name}
    for link in links:
        if link.value not in others:
            same = link.value == name
            message = f"“{link.value}” is this topic itself" if same else f"There is no topic “{link.value}”"
            near = None if same else closest(link.value, others)
            hint = f"Did you mean “{near}”?" if near else f"name two others of: {', '.join(sorted(others))}"
            reading.report.stop(link.place, message, hint)
    if links and len({link.value for link in links}) != LINKS:
        message = f"A topic links to two others; here are {len(links)}"
        reading.report.stop(record.at("links"), message, "write “links: [one, other]”")


def check_alike(topics: Iterable[Topic], reading: Reading) -> None:
    """Report two topics with one number or one picture: they are not told apart in the list."""
    numbers: dict[int, str] = {}
    pictures: dict[str, str] = {}
    for topic in topics:
        name, picture = topic.choice.name, topic.choice.picture
        other = numbers.setdefault(topic.number, name)
        if other != name and topic.number:
            message = f"The topics “{other}” and “{name}” have the same number"
            place = reading.places.at(name, "number")
            reading.report.stop(place, message, "give each its own place in the list")
        other = pictures.setdefault(picture, name)
        if other != name and picture:
            message = f"The topics “{other}” and “{name}” have the same picture"
            place = reading.places.at(name, "picture")
            reading.report.warn(place, message, "choose another emoji for one of them")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the steps of one topic."""

    name: str
    record: Record
    answers: TopicAnswers
    topics: Mapping[str, Choice]
    reading: Reading

    def steps(self) -> tuple[Step, ...]:
        """Those that are written."""
        parts = (self._part(part, following) for part, following in zip(PARTS, STEPS[1:], strict=False))
        asked = self._asked()
        return (*(step for step in parts if step is not None), *asked)

    def _part(self, part: str, following: str) -> Step | None:
        record = self.record.record(part, ("picture", "say"))
        if record is None:
            return None
        name = f"{self.name}.{part}"
        ways = {
            choice.name: f"{self.name}.{following}"
            for choice in self.answers.parts.choices
            if choice.go == NEXT_PART
        }
        choices = led(self.answers.parts.choices, ways)
        return self._step(name, (record, "say"), read_picture(record), self.answers.parts, choices)

    def _asked(self) -> tuple[Step, ...]:
        """The question back, and what is said to those who say yes or no."""
        record = self.record.record("question", ("picture", "say", *REPLIES))
        if record is None:
            return ()
        picture, under = read_picture(record), self.answers.question
        ways = {reply: f"{self.name}.{reply}" for reply in REPLIES}
        asks = self._step(f"{self.name}.question", (record, "say"), picture, under, led(under.choices, ways))
        replies = (
            self._step(f"{self.name}.{reply}", (record, reply), picture, self.answers.reply, self._onward())
            for reply in REPLIES
        )
        return (asks, *replies)

    def _onward(self) -> tuple[Choice, ...]:
        """The two linked topics, then what stands under every reply."""
        links = (self.topics.get(link.value) for link in self.record.texts("links"))
        return (*(link for link in links if link is not None), *self.answers.reply.choices)

    def _step(
        self, name: str, text: tuple[Record, str], picture: str, under: Under, choices: tuple[Choice, ...]
    ) -> Step:
        """A step that says the text under this key."""
        record, key = text
        mark_shared(name, under, self.reading)
        self.reading.places.mark(record.at(key), name)
        for link in self.record.texts("links"):
            self.reading.places.mark(link.place, name, link.value)
        tells = under is not self.answers.question
        own = read_lines(record, key, f"{name}.say", self.reading, allowed=(), tells=tells)
        says = {code: (*lines, *under.says.get(code, ())) for code, lines in own.items()}
        again = says if under.again is None else under.again
        parts = tuple(f"{self.name}.{part}" for part in TOLD)
        scene = Scene.EXPLANATION
        return Step(name, Kind.QUESTION, picture, says, again, choices, scene=scene, parts=parts)


def led(choices: Iterable[Choice], ways: Mapping[str, str]) -> tuple[Choice, ...]:
    """The choices with those of these names led to these steps."""
    return tuple(replace(choice, go=ways.get(choice.name, choice.go)) for choice in choices)


def mark_shared(name: str, under: Under, reading: Reading) -> None:
    """Problems of shared choices are told where they are written."""
    for choice in under.choices:
        for part in ((), ("go",), ("hear",)):
            reading.places.mark(reading.places.at(under.place, choice.name, *part), name, choice.name, *part)


def choices_of(topics: Iterable[Topic], step: str, reading: Reading) -> tuple[Choice, ...]:
    """One choice a topic, in the order of their numbers, for this step."""
    listed = sorted((topic for topic in topics if topic.steps), key=lambda topic: topic.number)
    for topic in listed:
        name = topic.choice.name
        reading.places.mark(reading.places.at(name), step, name)
        reading.places.mark(reading.places.at(name, "hear"), step, name, "hear")
    return tuple(topic.choice for topic in listed)
