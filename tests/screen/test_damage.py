from __future__ import annotations

from dataclasses import replace

from kiosk.screen.damage import damaged, parts
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Mosaic, Panel, Tile

PAGE = Rect(0.0, 0.0, 1000.0, 600.0)
CARD, PAD = Rect(10.0, 10.0, 200.0, 100.0), Rect(20.0, 20.0, 50.0, 50.0)
TILE = Tile("card", CARD, (Panel(CARD, "#FFFFFF"), Panel(PAD, "#DDEFEA")))


def test_a_tile_that_stays_damages_nothing() -> None:
    """What looks the same is not drawn."""
    assert damaged(TILE, TILE) == ()


def test_a_tile_that_comes_or_goes_damages_its_place() -> None:
    """One that grows damages both places."""
    wider = replace(TILE, rect=replace(CARD, width=300.0))
    assert damaged(None, TILE) == damaged(TILE, None) == (CARD,)
    assert set(damaged(TILE, wider)) == {CARD, wider.rect}


def test_a_piece_that_changed_damages_its_own_place() -> None:
    """The rest of its tile is left as it is."""
    darker = replace(TILE, pieces=(TILE.pieces[0], Panel(PAD, "#000000")))
    assert set(damaged(TILE, darker)) == {PAD}


def test_a_star_that_turns_leaves_the_wall() -> None:
    """Twenty times a second only the star is drawn."""
    square = Rect(400.0, 100.0, 300.0, 300.0)
    rosette = Mosaic(PAGE, ("#FF0000", "#FFFFFF"), 3, square, moving=True)
    wall = Tile("wall", PAGE, (rosette,))
    turned = replace(wall, pieces=(replace(rosette, phase=0.3),))
    boxes = damaged(wall, turned)
    assert boxes
    assert all(square.left < box.left < box.right < square.right for box in boxes)


def test_soft_edges_are_drawn_too() -> None:
    """A part is a little larger than what changed."""
    (part,) = parts([PAD], PAGE)
    assert (part.left, part.top) < (PAD.left, PAD.top)
    assert (part.right, part.bottom) > (PAD.right, PAD.bottom)


def test_neighbours_are_drawn_as_one_and_far_places_apart() -> None:
    """Drawing the page between them would take longer."""
    far = Rect(900.0, 500.0, 50.0, 50.0)
    assert len(parts([PAD, CARD], PAGE)) == 1
    assert len(parts([PAD, far], PAGE)) == 2
    assert len(parts([Rect(x, y, 20.0, 20.0) for x in (0, 200, 400) for y in (0, 200)], PAGE)) == 1


def test_most_of_a_page_is_drawn_whole() -> None:
    """No parts: all of it."""
    assert parts([PAGE], PAGE) == ()
    assert parts([Rect(0.0, 0.0, 1000.0, 590.0)], PAGE) == ()
