"""The bar at the foot of every page: eight controls under a frieze of zellige; in two rows where upright."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import strip
from kiosk.screen.pieces import Mosaic, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_FRIEZE_MM = 2.4
_LINE_MM = 0.8
_ROW_MM = 13.0
_GAP_MM = 1.2
_SIDE_MM = 1.2
_IN_ONE_ROW = 5
"""Controls that find room side by side on a screen that stands upright."""
_DOT_MM = 1.5
_PLAIN = 2
"""Colours of a mosaic too few to make one of: a line is drawn."""


def bar(view: View, sheet: Sheet) -> tuple[tuple[Tile, ...], Rect]:
    """The bar, and the room above it."""
    rows = 2 if sheet.portrait and len(view.bar) > _IN_ONE_ROW else 1
    # On small glass the frieze gives way to a strip over the page.
    frieze_mm = _LINE_MM if strip.told(view) and sheet.px_per_mm <= sheet.glass_px_per_mm else _FRIEZE_MM
    high = frieze_mm + 2 * _SIDE_MM + rows * _ROW_MM + (rows - 1) * _GAP_MM
    foot, room = sheet.rect.cut_bottom(sheet.mm(high))
    frieze, under = foot.cut_top(sheet.mm(frieze_mm))
    ground = Tile("bar", foot, (Panel(foot, sheet.palette.bar), *_frieze(frieze, sheet)), ground=True)
    inner = under.inset(sheet.mm(_SIDE_MM))
    places = inner.grid(-(-len(view.bar) // rows), rows, sheet.mm(_GAP_MM)) if view.bar else ()
    return (ground, *_controls(view, places, sheet)), room


def _frieze(rect: Rect, sheet: Sheet) -> tuple[Piece, ...]:
    """A row of eight-pointed stars; where there are no colours for one, a line."""
    colours = sheet.palette.zellige
    if len(colours) <= _PLAIN or rect.height < sheet.mm(_FRIEZE_MM):
        line, _ = rect.cut_top(sheet.mm(_LINE_MM))
        return (Panel(line, colours[0]),)
    return (Panel(rect, colours[-1]), Mosaic(rect, colours))


def _controls(view: View, places: Sequence[Rect], sheet: Sheet) -> tuple[Tile, ...]:
    cap_mm = _words_mm(view, places, sheet)
    return tuple(
        _control(control, place, cap_mm, sheet, undoes=control.name == "back" and view.understood is not None)
        for control, place in zip(view.bar, places, strict=False)
    )


def _words_mm(view: View, places: Sequence[Rect], sheet: Sheet) -> float:
    """How high the words' capitals are; 0 where they would not all be readable: pictures say more then."""
    labels = [
        (control.label, _parts(place, sheet)[1]) for control, place in zip(view.bar, places, strict=False)
    ]
    if not labels:
        return 0.0
    if not sheet.pictures:
        return sheet.common_mm(labels, theme.READABLE_MM)
    cap_mm = sheet.common_mm(labels, sheet.readable_mm * sheet.text_scale)
    return cap_mm if sheet.readable(cap_mm) else 0.0


def _parts(place: Rect, sheet: Sheet) -> tuple[Rect, Rect]:
    """Where picture and words stand."""
    inner = place.inset(sheet.mm(0.9), sheet.mm(0.6))
    if not sheet.pictures:
        return inner.square(0.0), inner
    high = max(inner.height * 0.34, theme.line_mm(sheet.readable_mm) * sheet.px_per_mm * 1.02)
    words, picture = inner.cut_bottom(min(high, inner.height * 0.62), sheet.mm(0.2))
    return picture, words


def _control(control: Option, place: Rect, cap_mm: float, sheet: Sheet, *, undoes: bool) -> Tile:
    colours = sheet.palette
    edge = colours.lit_edge if control.lit else colours.green_bright if undoes else colours.bar_edge
    thick = theme.STRONG_EDGE_MM if control.lit or undoes else theme.EDGE_MM
    ground = colours.lit if control.lit else colours.bar_card
    picture, line = _parts(place, sheet) if cap_mm else (place.inset(sheet.mm(1.4)), None)
    dots, picture = _dots(control, picture, sheet)
    side = min(picture.width, picture.height)
    pieces: list[Piece] = [
        Panel(place, ground, edge, sheet.mm(thick), sheet.mm(2.0)),
        *sheet.picture(control.picture, picture.square(side)),
        *dots,
    ]
    if line:
        ink = colours.lit_ink if control.lit else colours.ink
        pieces.append(sheet.words(control.label, line, cap_mm, colour=ink))
    return Tile(f"bar:{control.name}", place, tuple(pieces), target=control.name)


def _dots(control: Option, picture: Rect, sheet: Sheet) -> tuple[tuple[Panel, ...], Rect]:
    """How far the control stands, as dots under its picture; the room left for the picture."""
    if not control.levels:
        return (), picture
    side = sheet.mm(_DOT_MM)
    line, picture = picture.cut_bottom(side, sheet.mm(0.3))
    step = min(side * 1.6, (line.width - side) / max(1, control.levels - 1))
    begin = line.centre[0] - (step * (control.levels - 1) + side) / 2
    ink = sheet.palette.lit_ink if control.lit else sheet.palette.ink
    ground = sheet.palette.lit if control.lit else sheet.palette.bar_card
    dots = (
        Panel(
            Rect(begin + i * step, line.top, side, side),
            ink if i < control.level else ground,
            ink,
            sheet.mm(0.25),
            side / 2,
        )
        for i in range(control.levels)
    )
    return tuple(dots), picture
