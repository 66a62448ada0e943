"""Facts about the real window, drawn in memory."""

from __future__ import annotations

import gc
import logging
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kiosk.dialogue.view import Attention, Option, Theme, View
from kiosk.screen import theme
from kiosk.screen.inspection.offers import offered
from kiosk.screen.pieces import Panel, Tile
from tests.screen.driver import Driver, Open
from tests.screen.samples import LANGUAGES, all_views, consent, home, keypad, recording, review, topic

ENTER, TAB = 13, 9
PRIVATE = "0661234567"

WARM = theme.PALETTES[Theme.WARM]


def tile(driver: Driver, name: str) -> Tile:
    """The tile of this name."""
    return next(tile for tile in driver.stage.tiles if tile.name == name)


def pixel(driver: Driver, folder: Path, x: float, y: float) -> str:
    """The colour that is really drawn at this point."""
    path = folder / "pixel.png"
    assert driver.screen.screenshot(path)
    with Image.open(path) as image:
        red, green, blue = image.convert("RGB").getpixel((int(x), int(y)))  # type: ignore[misc]  # RGB has three
    return f"#{red:02X}{green:02X}{blue:02X}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_posts_its_name(language: str, driver: Driver) -> None:
    """Each option, key and control, touched in the window, posts exactly one `Pressed` with its name."""
    for name, view in all_views(language).items():
        driver.show(view)
        for option in (
            *view.options,
            *view.onward,
            *view.keys,
            *view.groups,
            *(view.bar if name == "home" else ()),
        ):
            driver.events.clear()
            driver.later(1.0)
            assert driver.screen.touch(option.name), (name, option.name)
            assert driver.pressed == [option.name], name


def test_a_key_can_be_touched_by_its_digit(driver: Driver) -> None:
    """The demo types a number by its digits."""
    driver.show(keypad("fr"))
    assert driver.screen.touch("7")
    assert driver.pressed == ["seven"]


def test_the_bare_screen_can_be_touched_on_every_page(driver: Driver) -> None:
    """There is always a place beside the targets, to pause the voice."""
    for name, view in all_views("ar").items():
        driver.show(view)
        driver.events.clear()
        driver.later(1.0)
        assert driver.screen.touch("screen"), name
        assert driver.pressed == ["screen"], name


def test_what_is_not_shown_can_not_be_touched(driver: Driver) -> None:
    """Touching a target of another page is refused and posts nothing."""
    driver.show(home("fr"))
    assert not driver.screen.touch("yes")
    assert driver.events == []


def test_a_touch_on_nothing_is_a_touch_on_the_screen(driver: Driver) -> None:
    """Touching the caption, or any bare place, posts "screen"."""
    driver.show(home("fr"))
    driver.stage.touch_at(*tile(driver, "caption").rect.centre)
    assert driver.pressed == ["screen"]


def test_a_drag_across_presses_nothing(driver: Driver) -> None:
    """A touch that begins on one answer and ends on another is a changed mind."""
    driver.show(home("fr"))
    driver.stage.touch_at(
        *tile(driver, "option:learn").rect.centre, to=tile(driver, "option:cafe").rect.centre
    )
    assert driver.events == []


def test_a_double_strike_in_the_window_counts_once(driver: Driver) -> None:
    """Two touches 0.3 s apart are one, also when the page has changed between them."""
    driver.show(home("fr"))
    centre = tile(driver, "option:cafe").rect.centre
    driver.stage.touch_at(*centre)
    driver.later(0.3)
    driver.screen.show(topic("fr"))
    driver.screen.tick()
    driver.stage.touch_at(*centre)
    assert driver.pressed == ["cafe"]


def test_a_target_under_a_finger_is_marked(driver: Driver, tmp_path: Path) -> None:
    """The card answers the finger before it is let go."""
    driver.show(home("fr"))
    rect = tile(driver, "option:learn").rect
    spot = rect.left + rect.width / 2, rect.bottom - 13
    assert pixel(driver, tmp_path, *spot) == WARM.card
    driver.stage._inputs._hands.down(1, *rect.centre, 0.0, driver.stage.tiles)
    driver.stage._draw()
    assert pixel(driver, tmp_path, *spot) == WARM.held


def test_what_was_pressed_stays_marked_until_a_page_follows(driver: Driver, tmp_path: Path) -> None:
    """The card also when the finger has left it, and the sign moves: the kiosk is at work."""
    driver.show(replace(home("fr"), attention=Attention.WAITING))
    rect = tile(driver, "option:learn").rect
    spot = rect.left + rect.width / 2, rect.bottom - 13
    driver.screen.touch("learn")
    assert pixel(driver, tmp_path, *spot) == WARM.held
    assert driver.stage.rest_s < 0.3
    driver.show(replace(home("fr"), attention=Attention.SPEAKING))
    assert pixel(driver, tmp_path, *spot) == WARM.card


def test_another_theme_colours_the_whole_page(driver: Driver, tmp_path: Path) -> None:
    """Also where no tile lies; and back again."""
    for each in (Theme.DARK, Theme.CONTRAST, Theme.WARM):
        driver.show(replace(home("fr"), theme=each, attention=Attention.SPEAKING))
        assert pixel(driver, tmp_path, 2, 2) == theme.PALETTES[each].page
        assert pixel(driver, tmp_path, 2, 597) == theme.PALETTES[each].bar


def test_parts_that_are_drawn_anew_make_the_same_page(driver: Driver, tmp_path: Path) -> None:
    """Change by change, the picture is what it is when all of it is drawn at once."""
    caption = "Touchez une image, ou dites son nom."
    views = [
        home("fr"),
        replace(home("fr"), caption=caption),
        replace(home("fr"), attention=Attention.HEARING),
    ]
    for view in (*views, replace(views[-1], bar=views[-1].bar[:7])):
        driver.show(view)
        pieces, whole = tmp_path / "pieces.png", tmp_path / "whole.png"
        driver.stage.screenshot(pieces, anew=False)
        driver.stage.screenshot(whole)
        assert pieces.read_bytes() == whole.read_bytes()


def test_the_answer_that_is_named_is_lit(driver: Driver, tmp_path: Path) -> None:
    """The lit card is filled with the light's colour, and no other is."""
    driver.show(home("fr"))
    for name, colour in (("option:cafe", WARM.lit), ("option:learn", WARM.card)):
        rect = tile(driver, name).rect
        assert pixel(driver, tmp_path, rect.right - 12, rect.centre[1]) == colour


@pytest.mark.parametrize(
    ("attention", "colour"),
    [
        (Attention.LISTENING, WARM.green),
        (Attention.HEARING, WARM.green_bright),
        (Attention.RECORDING, WARM.red),
    ],
)
def test_the_visitors_turn_colours_the_whole_border(
    attention: Attention, colour: str, driver: Driver, tmp_path: Path
) -> None:
    """The edge of the page is green while it listens and red while it records."""
    driver.show(replace(home("fr"), attention=attention))
    assert pixel(driver, tmp_path, 3, 200) == colour
    driver.show(replace(home("fr"), attention=Attention.SPEAKING))
    assert pixel(driver, tmp_path, 3, 200) != colour


@pytest.mark.parametrize("attention", list(Attention))
def test_every_state_has_its_sign(attention: Attention, driver: Driver) -> None:
    """What the kiosk does is shown on every page."""
    for view in (home("fr"), keypad("ar"), review("en"), recording("fr"), replace(home("fr"), options=())):
        driver.show(replace(view, attention=attention))
        assert tile(driver, "attention").pieces


def test_a_picture_of_the_screen_is_what_is_drawn(driver: Driver, tmp_path: Path) -> None:
    """The PNG has the size of the screen and many colours; the emoji are in it."""
    driver.show(home("fr"))
    path = tmp_path / "home.png"
    assert driver.screen.screenshot(path)
    with Image.open(path) as image:
        assert image.size == (1024, 600)
        assert len(image.getcolors(maxcolors=1_000_000) or []) > 500
    assert not driver.screen.screenshot(tmp_path / "missing" / "home.png")


def test_only_what_changed_is_drawn_again(driver: Driver) -> None:
    """A new caption redraws the caption alone, a light two cards at most, the same view nothing."""
    from kiosk.screen.pages.page import lay_out  # noqa: PLC0415  beside its only use

    view = replace(home("fr"), longest=80)
    driver.show(view)

    def redrawn(changed: View) -> set[str]:
        page = lay_out(changed, driver.stage.sheet)
        places = driver.stage._painter.draw(page)
        return {tile.name for tile in page if not tile.ground and any(tile.rect.overlaps(p) for p in places)}

    assert redrawn(view) == set()
    assert redrawn(replace(view, caption="Touchez une image.")) == {"caption"}
    assert redrawn(view) == {"caption"}
    options = tuple(replace(option, lit=option.name == "ask") for option in view.options)
    assert redrawn(replace(view, options=options)) == {"option:cafe", "option:ask"}


def test_only_the_latest_view_is_drawn(driver: Driver) -> None:
    """Views that come between two frames are not drawn one after the other."""
    for view in (home("fr"), topic("fr"), consent("fr")):
        driver.screen.show(view)
    driver.screen.tick()
    assert driver.screen.shown == consent("fr")


def test_a_whole_page_can_be_worked_by_keys(driver: Driver, tmp_path: Path) -> None:
    """Tab shows the focus, Enter presses it, and every target is reached."""
    from kivy.core.window import Window  # noqa: PLC0415  importing it opens the window

    view = home("fr")
    driver.show(view)
    targets = [tile.target for tile in driver.screen.targets()]
    for _ in targets:
        for key in (TAB, ENTER):
            Window.dispatch("on_key_down", key, 0, "", [])
            Window.dispatch("on_key_up", key, 0)
    assert driver.pressed == targets
    assert set(targets) == set(offered(view))
    rect = tile(driver, "bar:help").rect
    assert pixel(driver, tmp_path, rect.left + 4, rect.centre[1]) == WARM.focus


def test_a_page_that_can_not_be_drawn_leaves_the_last_one(
    driver: Driver, caplog: pytest.LogCaptureFixture
) -> None:
    """A bug in a page is logged without the page's texts, and the kiosk goes on."""
    driver.show(home("fr"))
    broken = replace(keypad("fr"), entry=PRIVATE, bar=(Option("x", "☕", None),))  # type: ignore[arg-type]  # a bug
    driver.show(broken)
    assert driver.screen.shown == home("fr")
    assert driver.screen.touch("learn")
    assert "could not be drawn" in caplog.text
    assert PRIVATE not in caplog.text


def test_no_text_of_a_page_reaches_a_log_or_a_file(
    open_screen: Open, caplog: pytest.LogCaptureFixture, screen_folder: Path
) -> None:
    """A telephone number that is typed, shown and touched is in no log line and in no file."""
    with caplog.at_level(logging.DEBUG):
        driver = open_screen("800x480")
        driver.show(replace(keypad("fr"), entry=PRIVATE))
        driver.screen.touch("six")
        driver.show(review("fr"))
    for text in (PRIVATE, "06 12 34", "six", "Maison des jeunes"):
        assert text not in caplog.text
    written = [path for path in screen_folder.rglob("*") if path.is_file()]
    assert not any(b"0661" in path.read_bytes() for path in written)


def test_memory_does_not_grow_with_pages(driver: Driver) -> None:
    """Some hundred pages, each with another caption, leave the process as large as it was."""
    views = tuple(all_views("fr").values())

    def turn(rounds: int) -> int:
        for i in range(rounds):
            for view in views:
                driver.screen.show(replace(view, caption=f"{view.caption} {i}"))
                driver.screen.tick()
        gc.collect()
        pages = Path("/proc/self/statm").read_text().split()[1]
        return int(pages) * 4096

    turn(3)
    before = turn(1)
    assert turn(5) - before < 8_000_000


def test_panels_of_cards_mark_what_can_be_touched(driver: Driver) -> None:
    """Every target begins with a panel that has an edge: it can be marked by finger and by focus."""
    for view in all_views("fr").values():
        driver.show(view)
        for target in driver.screen.targets():
            panel = target.pieces[0]
            assert isinstance(panel, Panel)
            assert panel.edge_px > 0
