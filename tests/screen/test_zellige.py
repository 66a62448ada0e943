"""Facts about the geometry of the zellige."""

from __future__ import annotations

from math import cos, hypot, pi, sin

import pytest

from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Mosaic
from kiosk.screen.zellige import HEART_SHARE, POINTS, Facet, facets, star

COLOURS = ("#000001", "#000002", "#000003", "#FFFFFF")
WALL = Mosaic(Rect(10.0, 20.0, 330.0, 200.0), COLOURS, 4, Rect(50.0, 20.0, 200.0, 200.0), moving=True)
FRIEZE = Mosaic(Rect(0.0, 0.0, 1024.0, 16.0), COLOURS)


@pytest.mark.parametrize("mosaic", [WALL, FRIEZE])
def test_facets_stay_within_the_wall(mosaic: Mosaic) -> None:
    """No star is cut at an edge."""
    rect = mosaic.rect.inset(-0.001)
    assert all(rect.holds(x, y) for facet in facets(mosaic) for x, y in facet.corners)


def test_every_facet_has_a_colour() -> None:
    """Its index is one of the colours."""
    assert all(-1 <= facet.colour < len(COLOURS) - 1 for facet in (*facets(WALL), *star(WALL)))


def test_a_fan_from_its_centre_fills_a_facet() -> None:
    """All of its triangles turn the same way: none covers another."""
    for facet in (*facets(WALL), *star(WALL, 0.3)):
        turns = {area > 0 for area in areas(facet)}
        assert len(turns) == 1


def areas(facet: Facet) -> list[float]:
    """Twice the areas of the triangles, signed by their turn."""
    x, y = facet.centre
    following = (*facet.corners[1:], facet.corners[0])
    pairs = zip(facet.corners, following, strict=True)
    return [(ax - x) * (by - y) - (bx - x) * (ay - y) for (ax, ay), (bx, by) in pairs]


def test_the_star_looks_the_same_once_it_is_turned_by_a_point() -> None:
    """The motion has no seam."""
    begin, end = star(WALL, 0.0)[0].corners, star(WALL, 1.0)[0].corners
    assert sorted((round(x, 6), round(y, 6)) for x, y in begin) == sorted(
        (round(x, 6), round(y, 6)) for x, y in end
    )


def test_the_star_turns_about_the_middle_of_the_rosette() -> None:
    """Each corner goes round by its share of a point, at its own distance."""
    still, turned = star(WALL, 0.0)[0], star(WALL, 0.5)[0]
    x, y = still.centre
    angle = pi / POINTS
    for (ax, ay), (bx, by) in zip(still.corners, turned.corners, strict=True):
        dx, dy = ax - x, ay - y
        assert bx - x == pytest.approx(dx * cos(angle) - dy * sin(angle))
        assert by - y == pytest.approx(dx * sin(angle) + dy * cos(angle))


def test_the_star_never_touches_the_petals() -> None:
    """Between its tips and what lies around it there is a joint, and its heart lies within its notches."""
    tips = max(hypot(x - 150, y - 120) for x, y in star(WALL)[0].corners)
    notches = min(hypot(x - 150, y - 120) for x, y in star(WALL)[0].corners)
    petals = [facet for facet in facets(WALL) if len(facet.corners) == 6]
    assert petals
    assert tips < min(hypot(x - 150, y - 120) for facet in petals for x, y in facet.corners)
    assert notches > 100 * HEART_SHARE


def test_without_rows_there_is_no_wall_and_without_a_rosette_no_star() -> None:
    """A rosette alone, and a frieze alone."""
    assert not facets(Mosaic(WALL.rect, COLOURS, 0))
    assert not star(FRIEZE)
    assert len(facets(FRIEZE)) == 3 * 64
