"""What all pages share but bar and strip: the border, and the head with picture, caption, sign and "read"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from kiosk.dialogue.view import Attention, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import strip
from kiosk.screen.pieces import Colour, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

CAPTION_MM = 6.2
"""Capitals of a caption at the usual size of text, where there is room."""

COLUMN_MM = strip.COLUMN_MM
"""Width of the column with the sign over "read"."""

READ_MM = theme.TARGET_HEIGHT_MM + 0.1
SIGN_MM = 15.5
"""The side of the sign that says what the kiosk is doing, where there is room."""
_SIGN_LEAST_MM = 9.4
_BETWEEN_MM = 1.0
_STACKED_MM = _SIGN_LEAST_MM + _BETWEEN_MM + READ_MM
"""The least height of a head whose sign stands over "read"; in a lower one they stand side by side."""

_PICTURE_MM = (21.0, 16.0)
"""The side of the head's picture: it gives way to letters, and goes where they still find no room."""

_PICTURE_SHARE, _DISC_SHARE = 0.92, 0.7
"""The picture over its place, on the page and on a disc."""

_LETTER_EM, _ARABIC_LETTER_EM = 0.53, 0.49
"""Width of a letter, spaces too, of the wider half of the lines that the shipped scripts say."""
_RAGGED_LETTERS, _ARABIC_RAGGED_LETTERS = 3.0, 2.5
"""Letters lost at the ragged end of a line: so 7 in 1000 shipped lines need one more than is reckoned."""

_SIGNS = {
    Attention.SPEAKING: "🔊",
    Attention.LISTENING: "🎤",
    Attention.HEARING: "🗣️",
    Attention.THINKING: "💭",
    Attention.RECORDING: "🎤",
    Attention.SAVING: "⏳",
    Attention.WAITING: "👆",
    Attention.PAUSED: "⏸️",
}
_BORDER_MM, _HEARING_BORDER_MM, _BORDER_OF_KEYS_MM = 1.5, 2.5, 0.6
"""The page answers a voice at once, so that nobody wonders whether they are heard."""
_TURN = (Attention.LISTENING, Attention.HEARING, Attention.RECORDING)
"""The kiosk listens now: the whole page says so."""


def border(view: View, sheet: Sheet, above: Rect) -> tuple[Tile, ...]:
    """A strong coloured border around the page while it is the visitor's turn to speak."""
    if view.attention not in _TURN:
        return ()
    hears = view.attention is Attention.HEARING
    thick = sheet.mm(_BORDER_OF_KEYS_MM if view.keys else _HEARING_BORDER_MM if hears else _BORDER_MM)
    colour = sign_colour(view.attention, sheet)
    top, _ = above.cut_top(thick)
    bottom, _ = above.cut_bottom(thick)
    left, _ = above.cut_left(thick)
    right, _ = above.cut_right(thick)
    sides = tuple(Panel(side, colour) for side in (top, bottom, left, right))
    return (Tile("border", above, sides, ground=True),)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the parts of a head stand; a picture without width is left out."""

    picture: Rect
    caption: Rect
    column: Rect


def cut_head(
    view: View, sheet: Sheet, room: Rect, *below_mm: float, pictured: bool = True, fixed: bool = False
) -> tuple[Rect, Rect]:
    """Where the head stands and what is left under it: at least one of `below_mm`, the first that will do.

    The head takes what the longest caption of the page needs, so that nothing moves from sentence to
    sentence; with all but the last of `below_mm` it must be readable. `pictured` tells whether the head
    shows the page's picture. A `fixed` head takes all that is left, so that nothing moves from page to page.
    """
    gap = sheet.mm(theme.GAP_MM)
    tops = [room.cut_top(room.height - sheet.mm(below) - gap)[0] for below in below_mm]
    top = next((top for top in tops if _readable(view, sheet, top, pictured=pictured)), tops[-1])
    if fixed:
        return room.cut_top(top.height, gap)
    words = plan(view, sheet, top, pictured=pictured).caption
    wanted = needed_px(view, words.width, _wished_mm(view, sheet, words), sheet)
    least = sheet.mm(_STACKED_MM if view.read else _SIGN_LEAST_MM) - _raised(view, sheet, room)
    return room.cut_top(min(top.height, max(wanted + top.height - words.height, least)), gap)


def _readable(view: View, sheet: Sheet, rect: Rect, *, pictured: bool) -> bool:
    words = plan(view, sheet, rect, pictured=pictured).caption
    return needed_px(view, words.width, sheet.readable_mm, sheet) <= words.height


def head(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """The page's picture, the caption of what is being said, what the kiosk is doing, and "read"."""
    place = plan(view, sheet, rect)
    shown = picture(view, sheet, place.picture) if place.picture.width else ()
    return (*shown, caption(view, sheet, place.caption), *column(view, sheet, place.column))


def words(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """The head of a page that shows its picture elsewhere."""
    place = plan(view, sheet, rect, pictured=False)
    return (caption(view, sheet, place.caption), *column(view, sheet, place.column))


def plan(view: View, sheet: Sheet, rect: Rect, *, pictured: bool = True) -> Head:
    """The head with the largest picture that leaves the longest caption the size of letters wished for."""
    pictured = pictured and sheet.pictures and bool(view.picture)
    wish = sheet.wished_mm * sheet.text_scale
    plans = tuple(_plans(view, sheet, rect, pictured=pictured))
    fitting = (
        each for each in plans if needed_px(view, each.caption.width, wish, sheet) <= each.caption.height
    )
    return next(fitting, plans[-1])


def _plans(view: View, sheet: Sheet, rect: Rect, *, pictured: bool) -> Iterator[Head]:
    if sheet.portrait and rect.height > sheet.mm(SIGN_MM + theme.line_mm(sheet.readable_mm)):
        yield _upright(view, sheet, rect, pictured=pictured)
    for side_mm in _PICTURE_MM if pictured else ():
        yield _beside(view, sheet, rect, min(rect.height, sheet.mm(side_mm)))
    yield _beside(view, sheet, rect, 0.0)


def _upright(view: View, sheet: Sheet, rect: Rect, *, pictured: bool) -> Head:
    """The caption under picture and column, for a page that is narrow."""
    top, under = rect.cut_top(sheet.mm(SIGN_MM), sheet.mm(_BETWEEN_MM))
    picture, _ = top.cut_left(top.height if pictured else 0.0)
    wide = SIGN_MM + (theme.GAP_MM + COLUMN_MM if view.read else 0.0)
    return Head(picture, under, top.cut_right(sheet.mm(wide))[0])


def _beside(view: View, sheet: Sheet, rect: Rect, side: float) -> Head:
    """The caption between picture and column; in a low head sign and "read" stand side by side."""
    gap = sheet.mm(theme.GAP_MM)
    picture, rest = rect.cut_left(side, gap if side else 0.0)
    raised = _raised(view, sheet, rect)
    wide = sheet.mm(COLUMN_MM)
    if view.read and rect.height + raised < sheet.mm(_STACKED_MM) - 1.0:
        raised = 0.0
        wide += min(rect.height, sheet.mm(SIGN_MM)) + sheet.mm(_BETWEEN_MM)
    end, rest = rest.cut_right(wide, gap)
    return Head(picture.square(side), rest, Rect(end.left, end.top - raised, end.width, end.height + raised))


def _raised(view: View, sheet: Sheet, rect: Rect) -> float:
    """How much higher than the rest of the head the column begins: beside the strip, where there is one."""
    across = rect.right > sheet.width_px - sheet.mm(theme.MARGIN_MM) - 1.0
    under = rect.top > sheet.mm(strip.TAKEN_MM)
    return sheet.mm(strip.TAKEN_MM) if strip.told(view) and across and under else 0.0


def column(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """The sign over "read", or beside it where the column is low; the sign alone where nothing is read."""
    gap = sheet.mm(_BETWEEN_MM)
    if not view.read:
        side = min(rect.width, rect.height, sheet.mm(SIGN_MM))
        return (sign(view, sheet, rect.square(side)),)
    if rect.width > 1.4 * sheet.mm(COLUMN_MM):
        place, below = rect.cut_right(sheet.mm(COLUMN_MM), gap)
        place = place.middle(min(place.height, sheet.mm(SIGN_MM)))
    else:
        side = min(rect.height - sheet.mm(READ_MM) - gap, sheet.mm(SIGN_MM))
        together = rect.middle(side + gap + sheet.mm(READ_MM))
        below, place = together.cut_top(side, gap)
    side = min(below.width, below.height, sheet.mm(SIGN_MM))
    return sign(view, sheet, below.square(side)), *read(view, sheet, place)


def read(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """What has things read: marked as chosen while it does."""
    control = view.read
    if control is None:
        return ()
    colours = sheet.palette
    ground = colours.lit if control.lit else colours.chosen if control.chosen else colours.card
    edge = colours.lit_edge if control.lit else colours.green if control.chosen else colours.card_edge
    thick = theme.STRONG_EDGE_MM if control.lit or control.chosen else theme.EDGE_MM
    face = Panel(rect, ground, edge, sheet.mm(thick), sheet.mm(theme.RADIUS_MM))
    inner = rect.inset(sheet.mm(1.8), sheet.mm(1.3))
    shown: tuple[Piece, ...] = sheet.picture(control.picture, inner)
    if not shown:
        shown = (sheet.words(control.label, inner, theme.READABLE_MM),)
    return (Tile("read", rect, (face, *shown), target=control.name),)


def picture(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """The page's own picture, which can't be touched: no card, no edge; a light disc on a dark page."""
    colours = sheet.palette
    on_page = colours.picture == colours.page
    ground = () if on_page else (Panel(rect, colours.picture, radius_px=rect.width / 2),)
    shown = sheet.picture(
        view.picture, rect.square(rect.width * (_PICTURE_SHARE if on_page else _DISC_SHARE))
    )
    return (Tile("picture", rect, (*ground, *shown)),)


def caption(view: View, sheet: Sheet, rect: Rect, cap_mm: float = CAPTION_MM) -> Tile:
    """The line that is being said: all lines of a page at the size that the longest needs."""
    size = _wished_mm(view, sheet, rect, cap_mm)
    line = sheet.words(view.caption, rect.inset(sheet.mm(0.6)), size, align="left", sentence=True)
    return Tile("caption", rect, (line,))


def _wished_mm(view: View, sheet: Sheet, rect: Rect, cap_mm: float = CAPTION_MM) -> float:
    """How high capitals can be where the longest caption stands here, by the mean width of letters."""
    size = cap_mm * sheet.text_scale
    while size > sheet.readable_mm and needed_px(view, rect.width, size, sheet) > rect.height:
        size -= 0.1
    return max(size, min(cap_mm, sheet.readable_mm))


def needed_px(view: View, width_px: float, cap_mm: float, sheet: Sheet) -> float:
    """The height of the longest caption in this width."""
    letters = max(view.longest, len(view.caption))
    letter_em, ragged = (
        (_ARABIC_LETTER_EM, _ARABIC_RAGGED_LETTERS) if view.right_to_left else (_LETTER_EM, _RAGGED_LETTERS)
    )
    a_letter = letter_em * theme.letters_px(cap_mm, sheet.px_per_mm)
    lines = ceil(letters * a_letter / max(a_letter, width_px - sheet.mm(1.2) - ragged * a_letter))
    return lines * sheet.mm(theme.line_mm(cap_mm)) + sheet.mm(1.2)


def sign(view: View, sheet: Sheet, rect: Rect) -> Tile:
    """What the kiosk is doing, as a picture on a coloured ground."""
    emoji, colour = _SIGNS[view.attention], sign_colour(view.attention, sheet)
    radius = rect.width / 2 if view.attention in _TURN else sheet.mm(theme.RADIUS_MM)
    pieces: list[Piece] = [Panel(rect, colour, radius_px=radius)]
    disc = rect.square(rect.width * 0.84)
    pieces.append(Panel(disc, sheet.palette.sign, radius_px=disc.width / 2))
    pieces.extend(sheet.picture(emoji, disc.square(disc.width * 0.68)))
    return Tile("attention", rect, tuple(pieces))


def sign_colour(attention: Attention, sheet: Sheet) -> Colour:
    """The colour that goes with what the kiosk is doing."""
    colours = sheet.palette
    match attention:
        case Attention.SPEAKING:
            return colours.teal
        case Attention.LISTENING:
            return colours.green
        case Attention.HEARING | Attention.THINKING:
            return colours.green_bright
        case Attention.RECORDING:
            return colours.red
        case Attention.SAVING | Attention.PAUSED:
            return colours.indigo
        case Attention.WAITING:
            return colours.terracotta
