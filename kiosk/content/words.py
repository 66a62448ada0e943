"""Texts by language: what is said, shown and heard ("{fr: ..., en: ..., ar: ...}")."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kiosk.content.arabic import strip_marks
from kiosk.content.nodes import Entry, Fields, Items, Node, Text
from kiosk.content.problems import closest, suggest
from kiosk.content.reading import Reading
from kiosk.content.record import Record
from kiosk.content.texts import FILLED, check_heard, check_identity, check_marks, check_said, check_shown
from kiosk.dialogue.script import Line

MOST_PHRASES = 6
"""Phrases for one answer in one language: each more costs time at every answer."""


def clean(text: Text) -> str:
    """The text on one line, without doubled spaces."""
    return " ".join(text.value.split())


def by_language(record: Record, key: str, reading: Reading, only: str | None = None) -> dict[str, Node]:
    """The value of each language that is offered (or only of this one); reports what is missing."""
    node = record.need(key)
    if node is None:
        return {}
    if not isinstance(node, Fields):
        example = ", ".join(f"{code}: ..." for code in reading.languages)
        reading.report.stop(
            node.place, f"“{key}” needs a text for each language", f"write “{key}: {{{example}}}”"
        )
        return {}
    mistaken = {_check_language(entry, reading) for entry in node.entries}
    written = {entry.key.value: entry.value for entry in node.entries}
    wanted = reading.languages if only is None else (only,)
    return {
        code: written[code]
        for code in wanted
        if code not in mistaken - written.keys() and _has_text(record, key, written, code, reading)
    }


def _check_language(entry: Entry, reading: Reading) -> str | None:
    """Report a language that is not known; the one that was probably meant."""
    if entry.key.value in reading.known:
        return None
    empty = isinstance(entry.value, Text) and entry.value.empty
    hint = "put a text that holds a comma in “quotes”" if empty else suggest(entry.key.value, reading.known)
    reading.report.stop(entry.key.place, f"“{entry.key.value}” is no language of this kiosk", hint)
    return closest(entry.key.value, reading.known)


def _has_text(record: Record, key: str, written: Mapping[str, Node], code: str, reading: Reading) -> bool:
    node = written.get(code)
    missing = (
        node is None
        or (isinstance(node, Text) and node.empty)
        or (isinstance(node, Items) and not node.items)
    )
    if missing:
        place = node.place if node is not None else record.at(key)
        reading.gaps.texts.append(place)
        reading.report.stop(place, f"“{key}” has no text in the language “{code}”", f"add “{code}: ...”")
    return not missing


def _texts(node: Node, reading: Reading) -> tuple[Text, ...]:
    """One text or a list of texts; what is neither is reported."""
    nodes = node.items if isinstance(node, Items) else (node,)
    for each in nodes:
        if not isinstance(each, Text) or each.empty:
            reading.report.stop(each.place, "A text is missing here", "write a text, or put it in “quotes”")
    return tuple(each for each in nodes if isinstance(each, Text) and not each.empty)


def read_words(record: Record, key: str, reading: Reading, only: str | None = None) -> dict[str, str]:
    """Words to show."""
    words = {}
    for code, node in by_language(record, key, reading, only).items():
        texts = _texts(node, reading)
        for text in texts:
            check_shown(text, reading.report)
        if isinstance(node, Items):
            reading.report.stop(node.place, f"“{key}” must be one text a language", "write “fr: text”")
        words[code] = strip_marks(clean(texts[0])) if texts else ""
    return words


def read_lines(
    record: Record,
    key: str,
    name: str,
    reading: Reading,
    *,
    only: str | None = None,
    allowed: Collection[str] = FILLED,
    tells: bool = False,
) -> dict[str, tuple[Line, ...]]:
    """Lines to say, named `<name>.1`, `<name>.2` ...; those that only tell may speak of identity cards."""
    written = by_language(record, key, reading, only)
    texts = {code: _texts(node, reading) for code, node in written.items()}
    for text in () if tells else (text for each in texts.values() for text in each):
        check_identity(text, reading.report)
    lines = {
        code: tuple(
            _said(f"{name}.{number}", text, code, reading, allowed) for number, text in enumerate(each, 1)
        )
        for code, each in texts.items()
    }
    wanted = reading.languages if only is None else (only,)
    reading.gaps.lines.extend(f"{name}.1" for code in wanted if code not in lines)
    return lines


def _said(name: str, text: Text, code: str, reading: Reading, allowed: Collection[str]) -> Line:
    filled = reading.filled(clean(text), code)
    check_said(text, reading.report, allowed, filled)
    reading.places.mark(text.place, "line", code, name)
    return said_line(name, filled)


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def said_line(name: str, text: str) -> Line:
    """A line whose caption is its text without vowel marks."""
    return Line(name, text, strip_marks(text))


def read_phrases(
    record: Record, key: str, reading: Reading, only: str | None = None, most: int = MOST_PHRASES
) -> dict[str, tuple[str, ...]]:
    """What a visitor may say."""
    phrases = {}
    for code, node in by_language(record, key, reading, only).items():
        texts = _texts(node, reading)
        for text in texts:
            check_heard(text, reading.report)
        if len(texts) > most:
            message = f"There are {len(texts)} phrases for one answer; {most} are the most"
            reading.report.stop(node.place, message, "keep the shortest and most usual ones")
        phrases[code] = tuple(dict.fromkeys(clean(text) for text in texts))
    return phrases


def read_series(
    record: Record, key: str, reading: Reading, length: int, *, spoken: bool = True
) -> dict[str, tuple[str, ...]]:
    """Words in a fixed order (the days of the week), as many as this; `spoken` ones have vowel marks."""
    series = {}
    for code, node in by_language(record, key, reading).items():
        texts = _texts(node, reading)
        for text in texts if spoken else ():
            check_marks(text, reading.report)
        words = tuple(clean(text) for text in texts)
        if len(words) != length:
            message = f"“{key}” has {len(words)} words in the language “{code}”; {length} are needed"
            reading.report.stop(node.place, message, "write them all, in order, as [one, two, three]")
        series[code] = (*words, *[""] * length)[:length]
    return series


def read_patterns(record: Record, key: str, reading: Reading, allowed: Collection[str]) -> dict[str, str]:
    """A text with these placeholders."""
    patterns = {}
    for code, node in by_language(record, key, reading).items():
        texts = _texts(node, reading)
        for text in texts:
            check_said(text, reading.report, allowed)
        patterns[code] = clean(texts[0]) if texts else ""
    return patterns
