"""YAML's own error messages in plain words.

The patterns are the messages of PyYAML 6's scanner, parser and reader.
"""

from __future__ import annotations

import re

import yaml

_PLAIN: tuple[tuple[str, str, str], ...] = (
    # a pattern of PyYAML's message; what it means; what to do
    (
        r"found character '\\t'",
        "There is a tab at the beginning of this line",
        "use spaces in place of the tab",
    ),
    (
        r"found character '([^']+)' that cannot start",
        "A text can't begin with “{0}” here",
        "put the text in “quotes”",
    ),
    (
        r"while scanning an (?:alias|anchor)",
        "A text can't begin with “*” or “&” here",
        "put the text in “quotes”",
    ),
    (
        r"mapping values are not allowed here",
        "There is a “:” too many here, or this line is indented more than its neighbours",
        "put a text that holds “: ” in “quotes”, or line it up with the lines above",
    ),
    (
        r"while scanning a quoted scalar.*unexpected end of stream",
        "A quotation mark is opened here and never closed",
        "close the quotation mark at the end of the text",
    ),
    (
        r"while scanning a quoted scalar.*unexpected document separator",
        "A quotation mark is opened here and never closed",
        "close the quotation mark at the end of the text",
    ),
    (
        r"while scanning a double-quoted scalar",
        "A backslash in a text in double quotes has a special meaning",
        "take the backslash out, or use 'single quotes'",
    ),
    (
        r"could not find expected ':'",
        "A “:” is missing after the name, or this text is not indented enough",
        "write “name: text”, with the text on the same line or indented below",
    ),
    (
        r"while parsing a flow mapping",
        "A “{{” is opened here, and a comma or the closing “}}” is missing",
        "write “{{fr: ..., en: ..., ar: ...}}”; put a text with a comma or a brace in “quotes”",
    ),
    (
        r"while parsing a flow sequence",
        "A “[” is opened here, and a comma or the closing “]” is missing",
        "write “[one, two, three]”; put a text with a comma or a bracket in “quotes”",
    ),
    (
        r"while parsing a block (mapping|collection)",
        "This line does not line up with the lines above it",
        "indent it as much as its neighbours; put a text that begins with a quotation mark wholly in quotes",
    ),
    (
        r"expected a single document|expected '<document start>'",
        "This line does not belong to what stands above it",
        "line it up with the lines above, and write it as “name: text”",
    ),
    (
        r"sequence entries are not allowed here|expected <block end>",
        "A “-” can't stand here",
        "begin the list on a line of its own, indented below its name",
    ),
    (
        r"special characters are not allowed",
        "There is a character here that can't be shown",
        "write this line again",
    ),
)


def explain(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """The line (from 1), what is wrong, and what to do."""
    said = " ".join(
        str(part)
        for part in (
            getattr(error, "context", None),
            getattr(error, "problem", None),
            getattr(error, "reason", None),
        )
        if part
    )
    for pattern, message, hint in _PLAIN:
        match = re.search(pattern, said)
        if match:
            return _line(error, text, said), message.format(*match.groups()), hint.format()
    hint = "look at the indents, colons and quotation marks of this line and the one above"
    return _line(error, text, said), "This line can't be read", hint


def _line(error: yaml.YAMLError, text: str, said: str) -> int:
    """Where the slip is likely: where a quote or bracket was opened, else where reading broke off."""
    position = getattr(error, "position", None)
    if isinstance(position, int):
        return text.count("\n", 0, position) + 1
    opened = "scanning a quoted" in said or "parsing a flow" in said
    names = ("context_mark", "problem_mark") if opened else ("problem_mark", "context_mark")
    marks = [getattr(error, name, None) for name in names]
    line = next((mark.line for mark in marks if mark is not None), 0)
    return min(int(line) + 1, max(1, len(text.splitlines())))
