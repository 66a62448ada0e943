"""Every page of the shipped script, inspected as it is laid out: each of them at each size of the screen.

Sizes of text, themes and, for what shares its layout with another page, languages come in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest

from kiosk.dialogue.view import TEXT_SIZES, Theme, View
from kiosk.gallery.draw import Inspector
from kiosk.gallery.pages import Page
from kiosk.gallery.sizes import SIZES
from kiosk.screen.inspection import Finding, Rule
from tests.accessibility.shipped import TOUCH_ONLY, gallery, walk

SIZE_NAMES = tuple(SIZES)
THEMES = tuple(Theme)
CRAMPED_MM = {"800x480": 4.4, "1024x600": 4.4, "480x800": 3.6, "600x1024": 3.6}
"""How low letters are where they find no room, on glass of 7 inches: pages under a strip, and upright ones.

Some are a pixel short of 4.8 mm, those of a fifth language and of a café's leaf under a strip the lowest.
Everywhere else 4.8 mm hold.
"""
TOLD = 40
"""Findings told at most: the first ones are enough to begin with."""


def at_a_size(turn: int) -> Iterator[tuple[str, View]]:
    """The pages to inspect at the size whose turn it is."""
    languages: dict[str, list[Page]] = {}
    for page in gallery():
        languages.setdefault(page.name, []).append(page)
    for number, (name, pages) in enumerate(languages.items()):
        step = min(every(pages[0]), len(pages))
        for page in pages[turn % step :: step]:
            look = number + turn
            text_size, theme = look % TEXT_SIZES, THEMES[look % len(THEMES)]
            yield name, replace(page.view, text_size=text_size, theme=theme)


def every(page: Page) -> int:
    """In each how many of the languages a page is inspected at a size."""
    return 4 if page.alike else 2 if page.state else 1


def named(views: list[View]) -> Iterator[tuple[str, View]]:
    """Views by the name of their step."""
    return ((view.step, view) for view in views)


def told(pages: Iterator[tuple[str, View]], inspector: Inspector, size: str) -> list[str]:
    """What is wrong with these pages."""
    found = (
        f"{name} {view.language} text {view.text_size} {view.theme.value}: {finding}"
        for name, view in pages
        for finding in inspector.findings(view)
        if not known(finding, size)
    )
    return list(islice(found, TOLD))


def known(finding: Finding, size: str) -> bool:
    """Letters on small glass that are lower than 4.8 mm, and no lower than is told."""
    if finding.rule is not Rule.LETTER_HEIGHT or size not in CRAMPED_MM:
        return False
    return float(finding.what.removesuffix(" mm")) >= CRAMPED_MM[size]


@pytest.mark.parametrize("size", SIZE_NAMES)
def test_nothing_is_wrong_with_any_page(size: str, inspectors: dict[str, Inspector]) -> None:
    """Letters, targets, colours, order, and that all of the view is there; see kiosk/screen/inspection."""
    found = told(at_a_size(SIZE_NAMES.index(size)), inspectors[size], size)
    assert not found, "\n".join(found)


def test_nothing_is_wrong_with_pages_without_a_microphone(inspectors: dict[str, Inspector]) -> None:
    """Each at one size in turn; a notice says on each that answers are touched."""
    views = list(dict.fromkeys(each.view for each in walk(TOUCH_ONLY) if each.plain))[::3]
    found = [
        line
        for turn, size in enumerate(SIZE_NAMES)
        for line in told(
            ((view.step, view) for view in views[turn :: len(SIZE_NAMES)]), inspectors[size], size
        )
    ]
    assert not found, "\n".join(found)


def test_every_page_has_its_turn_at_every_size() -> None:
    """In one language at least; each size of text and each theme has its turn too."""
    names = {page.name for page in gallery()}
    met = [list(at_a_size(turn)) for turn in range(len(SIZE_NAMES))]
    assert all({name for name, _ in pages} == names for pages in met)
    views = [view for pages in met for _, view in pages]
    assert {view.text_size for view in views} == set(range(TEXT_SIZES))
    assert {view.theme for view in views} == set(Theme)
