"""Checks that need all files at once; those of a single text or file are made as it is read."""

from __future__ import annotations

from kiosk.content.content import Content
from kiosk.content.graph import check_graph
from kiosk.content.phrases import check_phrases
from kiosk.content.reading import Reading


def check(content: Content, reading: Reading) -> None:
    """Report what is wrong between the files."""
    if content.visit is not None:
        check_graph(content, content.visit, reading)
        check_phrases(content, content.visit, reading)
