"""YAML as nodes with places."""

from __future__ import annotations

from kiosk.content.nodes import Fields, Items, Text, parse
from kiosk.content.problems import Place, Report


def test_every_key_and_value_knows_its_place() -> None:
    """Line and column count from 1."""
    node = parse("say:\n  fr: [un, deux]\n", "a.yaml", Report())
    assert isinstance(node, Fields)
    say = node.entries[0]
    assert say.key.place == Place("a.yaml", 1, 1)
    assert isinstance(say.value, Fields)
    french = say.value.entries[0]
    assert french.key.place == Place("a.yaml", 2, 3)
    assert isinstance(french.value, Items)
    assert [item.place.column for item in french.value.items] == [8, 12]


def test_nothing_is_turned_into_anything_else() -> None:
    """Dates, times and yes stay as they were written; only quotation marks tell an empty text from none."""
    node = parse("[yes, 15:00, 2026-12-05, null, '', 'null']", "a.yaml", Report())
    assert isinstance(node, Items)
    texts = [item for item in node.items if isinstance(item, Text)]
    assert [text.value for text in texts] == ["yes", "15:00", "2026-12-05", "null", "", "null"]
    assert [text.empty for text in texts] == [False, False, False, True, True, False]


def test_the_second_of_two_equal_keys_is_refused() -> None:
    """The first stays; the problem stands at the second."""
    report = Report()
    node = parse("a: 1\nb: 2\na: 3\n", "a.yaml", report)
    assert isinstance(node, Fields)
    assert [entry.key.value for entry in node.entries] == ["a", "b"]
    assert [problem.line for problem in report.problems] == [3]


def test_a_byte_order_mark_and_windows_lines_are_no_problem() -> None:
    """Staff may use any editor."""
    report = Report()
    assert isinstance(parse("a: 1\r\nb: 2\r\n", "a.yaml", report), Fields)
    assert report.problems == ()
