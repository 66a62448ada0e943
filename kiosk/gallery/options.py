"""What a gallery can be asked for on the command line."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

import typer

from kiosk.app import KioskError
from kiosk.dialogue.script import Script
from kiosk.dialogue.view import TEXT_SIZES, Theme
from kiosk.gallery.plan import Wish
from kiosk.gallery.sizes import SIZES

HELP = """Draw every page as a picture, with made-up answers, and tell what is wrong with any of them.

Writes a folder of pictures for each size of the screen, contact sheets, findings.txt and index.html.

Every page is drawn in each language, theme and size. To take minutes and not hours, pages that share a layout
(the parts of the topics, the questions of the game) are drawn in all themes and sizes for the first of them
alone; what a page is like meanwhile (a pause, an answer that is named) in the warm theme, or at 1024x600; and
larger text in the warm theme at 1024x600. With --themes, --sizes, --text-sizes or --pages all combinations of
these are drawn.
"""

Languages = Annotated[str | None, typer.Option(help="Only these, for example fr,ar.", show_default=False)]
Themes = Annotated[str | None, typer.Option(help="Of warm,contrast,dark.", show_default=False)]
Sizes = Annotated[
    str | None, typer.Option(help="Of the screen, for example 800x480,480x800.", show_default=False)
]
TextSizes = Annotated[str | None, typer.Option(help="Of 0,1,2,3; 0 is the usual one.", show_default=False)]
Pages = Annotated[str | None, typer.Option(help="Only these, for example “telephone*”.", show_default=False)]


def wished(
    script: Script,
    *,
    languages: Languages,
    themes: Themes,
    sizes: Sizes,
    text_sizes: TextSizes,
    pages: Pages,
) -> Wish:
    """The options as values; KioskError where one names what there is not."""
    texts = _among(text_sizes, [str(size) for size in range(TEXT_SIZES)])
    return Wish(
        _among(languages, [language.code for language in script.languages]),
        _themes(_among(themes, [theme.value for theme in Theme])),
        _among(sizes, SIZES),
        None if texts is None else tuple(map(int, texts)),
        pages,
    )


def _themes(names: tuple[str, ...] | None) -> tuple[Theme, ...] | None:
    return None if names is None else tuple(map(Theme, names))


def _among(text: str | None, there: Collection[str]) -> tuple[str, ...] | None:
    """The names between commas, all of which there must be."""
    if text is None:
        return None
    names = tuple(text.split(","))
    for name in names:
        if name not in there:
            failure = f"There is no “{name}” here, only {', '.join(there)}."
            raise KioskError(failure)
    return names
