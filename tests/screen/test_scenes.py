"""Facts about the pages of scenes as they are laid out, at all sizes of screen and of text, undrawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest

from kiosk.dialogue.view import TEXT_SIZES, Theme, View
from kiosk.gallery.draw import Inspector
from kiosk.gallery.sizes import SIZES
from kiosk.screen.geometry import Rect
from kiosk.screen.pages.page import lay_out
from kiosk.screen.pieces import Mosaic, Panel, Picture, Tile, Words
from tests.screen.scene_views import (
    LANGUAGES,
    agreement,
    every_scene,
    invitation,
    part,
    statement,
    told,
    verdict,
)

pytestmark = pytest.mark.usefixtures("screen_folder")
Kind = TypeVar("Kind", Mosaic, Panel, Picture, Words)
SEVEN_INCHES = ("1024x600", "600x1024")


def tiles(view: View, size: str) -> dict[str, Tile]:
    """The page by the names of its tiles."""
    return {tile.name: tile for tile in lay_out(view, Inspector(SIZES[size]).sheet)}


def of(tile: Tile, kind: type[Kind]) -> list[Kind]:
    """The pieces of this kind."""
    return [piece for piece in tile.pieces if isinstance(piece, kind)]


@pytest.mark.parametrize("text_size", range(TEXT_SIZES))
@pytest.mark.parametrize("size", list(SIZES))
def test_every_scene_keeps_the_rules(size: str, text_size: int) -> None:
    """Letters of 4.8 mm, targets in real millimetres, nothing clipped or covered, all offered, in order."""
    inspector = Inspector(SIZES[size])
    for name, view in every_scene().items():
        found = inspector.findings(replace(view, text_size=text_size))
        assert not found, (name, *map(str, found))


@pytest.mark.parametrize("text_size", [0, TEXT_SIZES - 1])
@pytest.mark.parametrize("size", ["800x480", *SEVEN_INCHES])
def test_scenes_keep_the_rules_under_a_strip(size: str, text_size: int) -> None:
    """What was understood and the notices take height: nothing becomes too small."""
    inspector = Inspector(SIZES[size])
    for name, view in every_scene().items():
        found = inspector.findings(replace(told(view), text_size=text_size))
        assert not found, (name, *map(str, found))


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("size", SEVEN_INCHES)
def test_scenes_stand_out_in_every_theme(size: str, theme: Theme) -> None:
    """Contrast of words and shapes, whatever is named."""
    inspector = Inspector(SIZES[size])
    for name, view in every_scene().items():
        found = inspector.findings(replace(view, theme=theme))
        assert not found, (name, *map(str, found))


@pytest.mark.parametrize("size", SEVEN_INCHES)
def test_nothing_moves_from_sentence_to_sentence(size: str) -> None:
    """The place of everything and the size of what stays follow from the longest sentence."""
    for name, view in every_scene().items():
        long, short = (tiles(each, size) for each in (view, replace(view, caption="ال IA")))
        assert {tile: long[tile].rect for tile in long} == {tile: short[tile].rect for tile in short}, name


@pytest.mark.parametrize("size", SEVEN_INCHES)
def test_words_never_lie_over_the_mosaic(size: str) -> None:
    """The caption and the languages stand beside the wall; only pictures stand on it."""
    for language in LANGUAGES:
        page = tiles(invitation(language), size)
        wall = page["wall"].rect
        for tile in page.values():
            assert not (of(tile, Words) and tile.rect.overlaps(wall)), tile.name


@pytest.mark.parametrize("size", SEVEN_INCHES)
def test_the_sign_stands_in_the_heart_of_the_rosette(size: str) -> None:
    """In the middle of the star, which it leaves free, on pages of both directions."""
    for language in LANGUAGES:
        page = tiles(invitation(language), size)
        (mosaic,) = of(page["wall"], Mosaic)
        assert mosaic.rosette is not None
        assert page["attention"].rect.centre == pytest.approx(mosaic.rosette.centre)
        assert page["attention"].rect.width < mosaic.rosette.width / 2


@pytest.mark.parametrize("moving", [True, False])
def test_the_star_turns_only_while_somebody_is_near(*, moving: bool) -> None:
    """The view tells."""
    page = tiles(replace(invitation("fr"), moving=moving), "1024x600")
    assert [mosaic.moving for mosaic in of(page["wall"], Mosaic)] == [moving]


def test_in_the_strongest_contrast_there_is_no_wall() -> None:
    """A rosette alone: hundreds of black and white stars would dazzle."""
    page = tiles(replace(invitation("fr"), theme=Theme.CONTRAST), "1024x600")
    assert [mosaic.rows for mosaic in of(page["wall"], Mosaic)] == [0]


@pytest.mark.parametrize("size", SEVEN_INCHES)
def test_parts_tell_how_far_it_goes(size: str) -> None:
    """A picture each, the present one on the ground of what is lit, joined by a line; none can be touched."""
    view = part("fr")
    page = tiles(view, size)
    assert [piece.emoji for piece in of(page["parts"], Picture)] == [each.picture for each in view.parts]
    assert page["parts"].target is None
    line, *discs = of(page["parts"], Panel)
    middles = [disc.rect.centre[0] for disc in discs]
    widest = max(discs, key=lambda disc: disc.rect.width)
    assert discs.index(widest) == 2
    assert (line.rect.left, line.rect.right) == pytest.approx((min(middles), max(middles)))


def test_parts_follow_the_direction_of_the_language() -> None:
    """From right to left in Arabic."""
    for language in LANGUAGES:
        places = [piece.rect.left for piece in of(tiles(part(language), "1024x600")["parts"], Picture)]
        assert places == sorted(places, reverse=language in ("ar", "ary"))


@pytest.mark.parametrize("size", list(SIZES))
def test_the_picture_of_a_part_is_larger_than_those_of_its_answers(size: str) -> None:
    """It matters most."""
    page = tiles(part("ary"), size)
    (large,) = of(page["picture"], Picture)
    answers = [
        each.rect.height for name in page if name.startswith("option:") for each in of(page[name], Picture)
    ]
    assert large.rect.height > 1.5 * max(answers)


@pytest.mark.parametrize("size", list(SIZES))
def test_yes_and_no_weigh_the_same(size: str) -> None:
    """Cards, pictures and letters of one size, on one ground: nobody is nudged."""
    page = tiles(agreement("fr"), size)
    yes, no = page["option:yes"], page["option:no"]
    assert size_of(yes.rect) == pytest.approx(size_of(no.rect))
    for one, other in zip(of(yes, Panel), of(no, Panel), strict=True):
        assert (one.fill, one.edge) == (other.fill, other.edge)
    for this, that in zip(of(yes, Picture), of(no, Picture), strict=True):
        assert size_of(this.rect) == pytest.approx(size_of(that.rect))
    assert of(yes, Words)[0].size_px == of(no, Words)[0].size_px


def test_true_and_false_have_grounds_of_their_own() -> None:
    """The green one and the red one can be named by their colours."""
    page = tiles(statement("fr"), "1024x600")
    grounds = [of(page[f"option:{name}"], Panel)[1].fill for name in ("true", "false")]
    assert len(set(grounds)) == 2


@pytest.mark.parametrize("size", list(SIZES))
def test_true_and_false_are_very_large(size: str) -> None:
    """Each takes nearly half of the width and more than a fifth of the height."""
    page = tiles(statement("fr"), size)
    for name in ("true", "false"):
        assert page[f"option:{name}"].rect.width > 0.44 * SIZES[size].width_px
        assert page[f"option:{name}"].rect.height > 0.2 * SIZES[size].height_px


def test_after_the_answer_the_game_goes_on_in_the_far_lower_corner() -> None:
    """The card that goes on is the last of the row, at the end of the line of writing."""
    for language in LANGUAGES:
        page = tiles(verdict(language), "1024x600")
        on, other = page["onward:next"].rect, page["option:topics"].rect
        assert (on.left < other.left) == (language in ("ar", "ary"))


def test_scenes_without_pictures_are_words() -> None:
    """A machine without the emoji font shows every answer in words."""
    sheet = replace(Inspector(SIZES["1024x600"]).sheet, pictures=False)
    for name, view in every_scene().items():
        page = lay_out(view, sheet)
        assert not [piece for tile in page for piece in of(tile, Picture)], name
        assert all(of(tile, Words) for tile in page if tile.target), name


def size_of(rect: Rect) -> tuple[float, float]:
    """Width and height."""
    return rect.width, rect.height
