"""The game "true or false": scripts/game.yaml becomes a choice and the steps `game.1` ... `game.end`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.content.choices import ANSWER_KEYS, phrase_lines, read_picture
from kiosk.content.nodes import Node
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.topics import CHOICE_KEYS, LIST, Topic, Under, led, mark_shared, read_topic_choice
from kiosk.content.words import read_lines, read_phrases, read_words
from kiosk.dialogue.script import Choice, Kind, Lines, Step
from kiosk.dialogue.view import Scene

NAME = "game"
QUESTIONS = 5
PARTS = tuple(f"{NAME}.{number}" for number in range(1, QUESTIONS + 1))
ANSWERS = ("true", "false")
_KEYS = (*CHOICE_KEYS, "questions", "right", "wrong", "end", *ANSWERS, "next")
NAMES = frozenset(
    {
        f"{NAME}.end",
        *PARTS,
        *(f"{part}.{answer}" for part in PARTS for answer in ANSWERS),
    }
)
"""The steps that there are when the file is there."""


def read_game(node: Node, reply: Under, reading: Reading) -> Topic | None:
    """The game as one of the topics; `reply` stands under its end. None when the file is no mapping."""
    record = record_of(node, _KEYS, reading.report, "This file")
    if record is None:
        return None
    choice = read_topic_choice(NAME, f"{NAME}.1", record, reading)
    number = record.whole("number", 1, low=1, high=99)
    return Topic(number, choice, _Reader(record, reply, reading).steps())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the steps of the game."""

    record: Record
    reply: Under
    reading: Reading

    def steps(self) -> tuple[Step, ...]:
        """Those that are written."""
        answers = tuple(self._answer(key) for key in ANSWERS)
        following = (*self._topics(), replace(self._answer("next"), onward=True))
        verdicts = {
            key: read_lines(self.record, key, f"{NAME}.{key}", self.reading) for key in ("right", "wrong")
        }
        steps: list[Step] = []
        for number, node in enumerate(self._questions(), 1):
            question = record_of(
                node, ("picture", "say", "is_true", "because"), self.reading.report, "A question"
            )
            if question is not None:
                steps += self._question(number, question, answers, following, verdicts)
        return (*steps, *self._end())

    def _questions(self) -> tuple[Node, ...]:
        self.record.need("questions")
        nodes = self.record.items("questions")
        if nodes and len(nodes) != QUESTIONS:
            message = f"The game has {len(nodes)} questions; it needs {QUESTIONS}"
            self.reading.report.stop(self.record.at("questions"), message, "add or take out questions")
        return nodes[:QUESTIONS]

    def _question(
        self,
        number: int,
        record: Record,
        answers: tuple[Choice, ...],
        following: tuple[Choice, ...],
        verdicts: Mapping[str, Lines],
    ) -> tuple[Step, ...]:
        name, picture = f"{NAME}.{number}", read_picture(record)
        record.need("is_true")
        is_true = record.flag("is_true")
        says = read_lines(record, "say", f"{name}.say", self.reading, allowed=())
        because = read_lines(record, "because", f"{name}.because", self.reading, allowed=(), tells=True)
        self._mark(name, record)
        asks = led(answers, {key: f"{name}.{key}" for key in ANSWERS})
        after = f"{NAME}.{number + 1}" if number < QUESTIONS else f"{NAME}.end"
        onward = led(following, {"next": after})
        right = {"true": is_true is True, "false": is_true is False}
        replies = (
            Step(
                name=f"{name}.{key}",
                kind=Kind.QUESTION,
                picture=picture,
                says=_joined(verdicts["right" if right[key] else "wrong"], because),
                again=self.reply.again or because,
                choices=onward,
                scene=Scene.EXPLANATION,
                parts=PARTS,
            )
            for key in ANSWERS
        )
        asked = Step(name, Kind.QUESTION, picture, says, says, asks, scene=Scene.GAME, parts=PARTS)
        return (asked, *replies)

    def _mark(self, name: str, record: Record) -> None:
        for step in (name, *(f"{name}.{key}" for key in ANSWERS)):
            self.reading.places.mark(record.place, step)
            mark_shared(step, self.reply, self.reading)
            for key in (*ANSWERS, "next"):
                for part in ((), ("hear",)):
                    self.reading.places.mark(self.reading.places.at(NAME, key, *part), step, key, *part)

    def _answer(self, key: str) -> Choice:
        """True, false, or on to the next question."""
        record = self.record.record(key, ANSWER_KEYS)
        if record is None:
            return Choice(key, "", {}, {}, go=f"{NAME}.end")
        self.reading.places.mark(record.place, NAME, key)
        self.reading.places.mark(record.at("hear"), NAME, key, "hear")
        hear, own = read_phrases(record, "hear", self.reading), record.get("say") is not None
        line = f"{NAME}.{key}"
        return Choice(
            name=key,
            picture=read_picture(record),
            shown=read_words(record, "show", self.reading),
            hear=hear,
            go=f"{NAME}.end",
            says=read_lines(record, "say", line, self.reading, allowed=())
            if own
            else phrase_lines(hear, line),
            named=own,
        )

    def _topics(self) -> tuple[Choice, ...]:
        """The way back to the topics, from those under every reply."""
        return tuple(choice for choice in self.reply.choices if LIST in (choice.name, choice.go))[:1]

    def _end(self) -> tuple[Step, ...]:
        name = f"{NAME}.end"
        record = self.record.record("end", ("picture", "say"))
        if record is None:
            return ()
        self.reading.places.mark(record.place, name)
        mark_shared(name, self.reply, self.reading)
        says = read_lines(record, "say", f"{name}.say", self.reading, allowed=())
        again = self.reply.again or says
        return (Step(name, Kind.QUESTION, read_picture(record), says, again, self.reply.choices),)


def _joined(verdict: Lines, because: Lines) -> Lines:
    return {code: (*lines, *because.get(code, ())) for code, lines in verdict.items()}
