"""Draws pictures of pages at one size of screen: for a process of its own, which has one window."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.dialogue.view import View
from kiosk.gallery import pixels
from kiosk.gallery.pixels import Pixels
from kiosk.gallery.plan import Shot
from kiosk.gallery.sizes import SIZES, Size
from kiosk.screen import KioskScreen, ScreenSettings
from kiosk.screen.fonts import characters, emoji_font
from kiosk.screen.inspection import Finding, Rule, Signs, inspect
from kiosk.screen.pages.page import lay_out
from kiosk.screen.sheet import Sheet

_WIDE_PX, _UPRIGHT_PX = 360, 210
"""About how wide a picture is on a contact sheet."""

_COLUMNS, _UPRIGHT_COLUMNS, _ROWS = 5, 8, 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture: its file, relative to the gallery, and what the inspection of its page found.

    Pages that look the same share a file.
    """

    shot: Shot
    file: str
    findings: tuple[Finding, ...] = ()


def draw(shots: Sequence[Shot], out: Path, tell: Callable[[int], None]) -> tuple[Drawn, ...]:
    """All of these, which are of one size; `tell` is told of each few that are done.

    OSError when a picture can't be written.
    """
    size = SIZES[shots[0].size]
    folder = out / size.name
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        screen = KioskScreen(_settings(size, Path(data)), lambda _: None, clock=lambda: 0.0)
        screen.start()
        try:
            drawn, small = _pictures(screen, shots, folder, tell)
        finally:
            screen.stop()
    _sheets(small, size, out)
    return drawn


def _settings(size: Size, data: Path) -> ScreenSettings:
    return ScreenSettings(
        size.width_px, size.height_px, size.width_mm, size.height_mm, full_screen=True, data_folder=data
    )


def _pictures(
    screen: KioskScreen, shots: Sequence[Shot], folder: Path, tell: Callable[[int], None]
) -> tuple[tuple[Drawn, ...], Mapping[Shot, Pixels]]:
    """The pictures, and each of them made small."""
    size = SIZES[shots[0].size]
    inspector = Inspector(size)
    files: dict[View, str] = {}
    drawn: list[Drawn] = []
    small: dict[Shot, Pixels] = {}
    for shot in shots:
        if shot.view not in files:
            files[shot.view] = shot.name
            screen.show(shot.view)
            screen.tick()  # a picture that is taken without one takes 2 MB with it
            if not screen.screenshot(folder / shot.name):
                failure = f"{folder / shot.name} could not be written"
                raise OSError(failure)
            small[shot] = pixels.smaller(pixels.read(folder / shot.name), _times(size))
        drawn.append(Drawn(shot, f"{shot.size}/{files[shot.view]}", inspector.findings(shot.view)))
        tell(1)
    return tuple(drawn), small


def _times(size: Size) -> int:
    wished = _WIDE_PX if size.width_px > size.height_px else _UPRIGHT_PX
    return max(1, round(size.width_px / wished))


def _sheets(small: Mapping[Shot, Pixels], size: Size, out: Path) -> None:
    """Contact sheets: the pictures of a language, a theme and a size of text, in pages of a few rows."""
    columns = _COLUMNS if size.width_px > size.height_px else _UPRIGHT_COLUMNS
    groups: dict[tuple[str, str, int], list[Pixels]] = defaultdict(list)
    for shot, picture in small.items():
        groups[shot.sheet].append(picture)
    folder = out / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    for (language, theme, text_size), pictures in groups.items():
        for at in range(0, len(pictures), columns * _ROWS):
            page = pixels.side_by_side(pictures[at : at + columns * _ROWS], columns)
            text = f"-text{text_size}" if text_size else ""
            name = f"{size.name}-{language}-{theme}{text}-{at // (columns * _ROWS) + 1}.png"
            pixels.write(folder / name, page)


class Inspector:
    """Lays pages out at a size and inspects them; no window is needed."""

    def __init__(self, size: Size) -> None:
        # They import Kivy, which reads its environment: a screen has prepared it by now.
        from kiosk.screen.textures import width_em, words_font  # noqa: PLC0415

        font = emoji_font()
        self.sheet = Sheet.of(size.width_px, size.height_px, size.px_per_mm, width_em)
        pictures = characters(font) if font else frozenset[int]()
        self._signs = Signs(characters(words_font()), pictures)

    def findings(self, view: View) -> tuple[Finding, ...]:
        """What is wrong with a page at this size; one that can't even be laid out is told as well."""
        try:
            tiles = lay_out(view, self.sheet)
        except Exception as error:
            return (Finding(Rule.LAID_OUT, view.step, type(error).__name__),)
        return inspect(view, tiles, self.sheet, self._signs)
