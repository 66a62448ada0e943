"""What a centre says of itself in config.yaml: who helps there, and the notice that law 09-08 asks for.

Each text is written by language, or once for all.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kiosk.content.nodes import Fields, Node, Text
from kiosk.content.problems import Place, Report, suggest
from kiosk.content.record import Record
from kiosk.content.texts import check_marks, check_shown
from kiosk.dialogue.script import Words

NOTICE = ("controller", "purpose", "contact")


@dataclass(frozen=True, slots=True)
class Centre:
    """The community centre, and the person whom visitors may call, by language."""

    name: str = ""
    person: Words = field(default_factory=dict)
    place: Place = field(default_factory=lambda: Place("config.yaml"))


@dataclass(frozen=True, slots=True)
class LegalNotice:
    """Who collects personal data, what for, whom to ask (by language), and for how many days it is kept.

    0 days: nobody wrote how many.
    """

    controller: Words = field(default_factory=dict)
    purpose: Words = field(default_factory=dict)
    contact: Words = field(default_factory=dict)
    retention_days: int = 0
    place: Place = field(default_factory=lambda: Place("config.yaml"))

    def missing(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """What is not written, in some of these languages: "purpose (ar)"."""
        return (
            *(lack for key in NOTICE for lack in _lacks(key, getattr(self, key), languages)),
            *(() if self.retention_days else ("retention_days",)),
        )


@dataclass(frozen=True, slots=True)
class Telephone:
    """What a telephone number is here: a regular expression and its most digits; Moroccan by default."""

    pattern: str = "0[5-7][0-9]{8}"
    digits: int = 10


def _lacks(key: str, words: Words, languages: tuple[str, ...]) -> tuple[str, ...]:
    without = [code for code in languages if not words.get(code)]
    if not words or not without:
        return (key,) if without else ()
    return (f"{key} ({', '.join(without)})",)


def constants(centre: Centre, notice: LegalNotice, languages: tuple[str, ...]) -> Mapping[str, Words]:
    """The words that any line may hold, by placeholder."""
    days = str(notice.retention_days) if notice.retention_days else ""
    return {
        "person": centre.person,
        "controller": notice.controller,
        "purpose": notice.purpose,
        "contact": notice.contact,
        "retention_days": dict.fromkeys(languages, days),
    }


def check_notice(notice: LegalNotice, languages: tuple[str, ...], report: Report) -> bool:
    """Whether the notice is complete; what is missing is told, and keeps nobody from learning."""
    missing = notice.missing(languages)
    if missing:
        message = (
            f"The notice of law 09-08 is incomplete: the kiosk takes no registration until it has "
            f"{', '.join(missing)}"
        )
        hint = "write “notice: {controller: ..., purpose: ..., contact: ..., retention_days: 30}” here"
        report.warn(notice.place, message, hint)
    return not missing


def check_person(centre: Centre, languages: tuple[str, ...], report: Report) -> None:
    """Tell when nobody is named whom visitors may call."""
    for lack in _lacks("person", centre.person, languages):
        message = f"{lack} is missing: the kiosk can't say whom visitors may call"
        hint = "write “person: ...” under “centre”, for example the person at the desk"
        report.warn(centre.place, message, hint)


def read_centre(record: Record, known: Collection[str], languages: tuple[str, ...]) -> Centre:
    """The centre as far as it is written."""
    centre = record.record_or_empty("centre", ("name", "person"))
    person = _words(centre, "person", known, languages)
    return Centre(centre.text_or("name", ""), person, centre.at("person"))


def read_notice(record: Record, known: Collection[str], languages: tuple[str, ...]) -> LegalNotice:
    """The notice as far as it is written."""
    notice = record.record_or_empty("notice", (*NOTICE, "retention_days"))
    days = notice.get("retention_days")
    return LegalNotice(
        **{key: _words(notice, key, known, languages) for key in NOTICE},
        retention_days=0 if days is None else notice.whole("retention_days", 30, low=1, high=3650),
        place=record.at("notice"),
    )


def read_telephone(record: Record) -> Telephone:
    """What a telephone number is."""
    telephone = record.record_or_empty("telephone", ("pattern", "digits"))
    usual = Telephone()
    return Telephone(
        pattern=read_pattern(telephone, "pattern") or usual.pattern,
        digits=telephone.whole("digits", usual.digits, low=1, high=20),
    )


def read_pattern(record: Record, key: str) -> str:
    """A regular expression; "" when there is none, or after a problem."""
    pattern = record.text_or(key, "")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a doubtful pattern is as bad as a wrong one
            re.compile(pattern)
    except (re.error, FutureWarning, DeprecationWarning, OverflowError, RecursionError) as error:
        message = f"The pattern “{pattern}” can't be read ({error})"
        record.report.stop(record.at(key), message, 'write for example "0[5-7][0-9]{8}"')
        return ""
    return pattern


def _words(record: Record, key: str, known: Collection[str], languages: tuple[str, ...]) -> dict[str, str]:
    """Words by language; one text stands for all."""
    node = record.get(key)
    if node is None:
        return {}
    if isinstance(node, Fields):
        return _by_language(node, known, record.report)
    return dict.fromkeys(languages, _text(node, record.report))


def _by_language(node: Fields, known: Collection[str], report: Report) -> dict[str, str]:
    for entry in node.entries:
        if entry.key.value not in known:
            message = f"“{entry.key.value}” is no language of this kiosk"
            report.stop(entry.key.place, message, suggest(entry.key.value, known))
    words = {entry.key.value: _text(entry.value, report) for entry in node.entries}
    return {code: text for code, text in words.items() if code in known and text}


def _text(node: Node, report: Report) -> str:
    if not isinstance(node, Text):
        report.stop(node.place, "A text is missing here", "write a text, or put it in “quotes”")
        return ""
    check_shown(node, report)
    check_marks(node, report)
    return "" if node.empty else " ".join(node.value.split())
