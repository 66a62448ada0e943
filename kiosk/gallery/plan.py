"""Which pages are drawn in which theme, at which size of screen and of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from kiosk.dialogue.view import TEXT_SIZES, Theme, View
from kiosk.gallery.pages import Page
from kiosk.gallery.sizes import SIZES

_USUAL = "1024x600"
"""The size at which everything is drawn that shares its layout with something else."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; with None of a thing the plan decides, with nothing but None on all."""

    languages: tuple[str, ...] | None = None
    themes: tuple[Theme, ...] | None = None
    sizes: tuple[str, ...] | None = None
    text_sizes: tuple[int, ...] | None = None
    pages: str | None = None

    @property
    def particular(self) -> bool:
        """Whether something in particular is asked for: then all of it is drawn."""
        return any((self.themes, self.sizes, self.text_sizes, self.pages))


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: a page in a theme and a size of text, at a size of the screen."""

    page: str
    view: View
    size: str

    @property
    def name(self) -> str:
        """The picture's file name."""
        text = f"-text{self.view.text_size}" if self.view.text_size else ""
        return f"{self.page}-{self.view.language}-{self.view.theme.value}-{self.size}{text}.png"

    @property
    def sheet(self) -> tuple[str, str, int]:
        """What the pictures of a contact sheet share: language, theme, size of text."""
        return self.view.language, self.view.theme.value, self.view.text_size


def shots(pages: Iterable[Page], wish: Wish) -> tuple[Shot, ...]:
    """All pictures, a page after the other."""
    return tuple(
        Shot(page.name, replace(page.view, theme=theme, text_size=text_size), size)
        for page in pages
        if _wished(page, wish)
        for theme, size, text_size in (_all(wish) if wish.particular else _usual(page))
    )


def _wished(page: Page, wish: Wish) -> bool:
    spoken = wish.languages is None or page.view.language in wish.languages
    return spoken and fnmatchcase(page.name, wish.pages or "*")


def _all(wish: Wish) -> Iterator[tuple[Theme, str, int]]:
    for theme in wish.themes or tuple(Theme):
        for size in wish.sizes or tuple(SIZES):
            for text_size in wish.text_sizes or (0,):
                yield theme, size, text_size


def _usual(page: Page) -> Iterator[tuple[Theme, str, int]]:
    """What shares its layout with another page is drawn once; a state at all sizes, or in all themes."""
    for theme in Theme:
        for size in SIZES:
            usual = (theme is Theme.WARM) + (size == _USUAL)
            if usual >= _least(page):
                yield theme, size, 0
    if not page.alike:
        yield from ((Theme.WARM, _USUAL, text_size) for text_size in range(1, TEXT_SIZES))


def _least(page: Page) -> int:
    """How much of theme and size is as usual wherever the page is drawn."""
    return 2 if page.alike else int(page.state)
