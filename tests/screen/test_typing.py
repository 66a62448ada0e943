"""Facts about what is typed on a keyboard, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.dialogue.events import Pointed
from kiosk.dialogue.view import Attention, Option, View
from kiosk.screen import theme
from kiosk.screen.pages.page import lay_out
from kiosk.screen.pieces import Tile, Words
from kiosk.screen.sheet import Sheet
from tests.screen.conversation import letters, topics_last
from tests.screen.driver import Driver
from tests.screen.samples import keypad, keypad_again

PRIVATE = "0661234567"
GLASS = (
    (800, 480, 154.0, 86.0),
    (1024, 600, 154.0, 90.0),
    (1280, 800, 217.0, 136.0),
    (1920, 1080, 344.0, 194.0),
)
UPRIGHT = tuple((high, wide, high_mm, wide_mm) for wide, high, wide_mm, high_mm in GLASS)
READ = Option("read", "👂", "Lire")


@pytest.fixture
def sheets(driver: Driver) -> list[tuple[Sheet, float]]:
    """The sheets of all screens, lying and upright, each with its real pixels a millimetre."""
    sizes = [
        (wide, high, min(wide / wide_mm, high / high_mm)) for wide, high, wide_mm, high_mm in GLASS + UPRIGHT
    ]
    measure = driver.stage.sheet.measure
    return [(Sheet.of(wide, high, px_per_mm, measure), px_per_mm) for wide, high, px_per_mm in sizes]


def by_name(view: View, sheet: Sheet) -> dict[str, Tile]:
    """The tiles of a page."""
    return {tile.name: tile for tile in lay_out(view, sheet)}


@pytest.mark.parametrize("make", [keypad, keypad_again, letters])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_keys_are_targets_on_every_glass(
    make: Callable[[str], View], language: str, sheets: list[tuple[Sheet, float]]
) -> None:
    """At all sizes of text, lying and upright, with notices: none is too small, and none lies on another."""
    for sheet, px_per_mm in sheets:
        for size in range(4):
            notices = topics_last(language).notices
            view = replace(make(language), text_size=size, read=READ, notices=notices)
            targets = [tile for tile in lay_out(view, sheet) if tile.target]
            for tile in targets:
                least = theme.TARGET_HEIGHT_MM if len(tile.typed) == 1 else theme.TARGET_WIDTH_MM
                assert tile.rect.width >= least * px_per_mm, (tile.name, sheet.width_px)
                assert tile.rect.height >= theme.TARGET_HEIGHT_MM * px_per_mm, (tile.name, sheet.width_px)
                assert not any(tile.rect.overlaps(other.rect) for other in targets if other is not tile)


def test_the_line_over_the_letters_has_one_thing_at_a_time(sheets: list[tuple[Sheet, float]]) -> None:
    """What is said while the kiosk speaks or nothing is typed yet, and else what is typed: both readable."""
    typed = letters("fr")
    for sheet, px_per_mm in sheets:
        for view, shown in (
            (typed, "entry"),
            (replace(typed, attention=Attention.SPEAKING), "caption"),
            (replace(typed, entry=""), "caption"),
        ):
            tiles = by_name(view, sheet)
            assert {"entry", "caption"} & tiles.keys() == {shown}
            (words,) = [piece for piece in tiles[shown].pieces if isinstance(piece, Words)]
            assert words.size_px * theme.CAP_HEIGHT_EM >= theme.READABLE_MM * px_per_mm


def test_an_alphabet_keeps_its_direction(sheets: list[tuple[Sheet, float]]) -> None:
    """Latin letters go from left to right on an Arabic page too, and digits always."""
    latin, arabic = letters("fr").keys, letters("ar").keys
    for sheet, _ in sheets:
        for view, first, second in (
            (letters("fr"), "a", "b"),
            (replace(letters("ar"), keys=latin), "a", "b"),
            (letters("ar"), arabic[1].name, arabic[0].name),
            (keypad("ar"), "one", "two"),
        ):
            tiles = by_name(view, sheet)
            assert tiles[f"key:{first}"].rect.right <= tiles[f"key:{second}"].rect.left


def test_keys_name_what_the_focus_comes_to(driver: Driver) -> None:
    """Each move of the focus posts it once; another page posts nothing before the next key."""
    from kivy.core.window import Window  # noqa: PLC0415  importing it opens the window

    driver.show(keypad("fr"))
    for key in (9, 9, 9, 13):
        Window.dispatch("on_key_down", key, 0, "", [])
        Window.dispatch("on_key_up", key, 0)
    pointed = [event.name for event in driver.events if isinstance(event, Pointed)]
    assert pointed == ["read", "one", "two"]
    assert driver.pressed == ["two"]
    driver.show(letters("fr"))
    assert len(driver.events) == 4


def test_a_telephone_number_can_be_typed_on_a_keyboard(driver: Driver) -> None:
    """Digits press the keys with these digits."""
    from kivy.core.window import Window  # noqa: PLC0415  importing it opens the window

    driver.show(keypad("ar"))
    for key in (ord("0"), ord("6"), ord("6"), 8):
        Window.dispatch("on_key_down", key, 0, chr(key), [])
        Window.dispatch("on_key_up", key, 0)
    assert driver.pressed == ["zero", "six", "six", "erase"]


def test_a_name_can_be_typed_on_a_keyboard(driver: Driver) -> None:
    """Letters, also Arabic ones, press the keys with these letters; space and Backspace those of the page."""
    from kivy.core.window import Window  # noqa: PLC0415  importing it opens the window

    for language, typed in (("fr", "fa"), ("ar", "فا")):
        view = letters(language)
        driver.show(view)
        driver.events.clear()
        for key in (ord(typed[0]), ord(typed[1]), 32, 8):
            Window.dispatch("on_key_down", key, 0, "", [])
            Window.dispatch("on_key_up", key, 0)
        assert driver.pressed == [*typed, "space", "erase"]


def test_no_number_and_no_name_stays_in_memory_once_it_is_measured(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache of widths holds signs alone, one by one."""
    from kiosk.screen import textures  # noqa: PLC0415  it imports Kivy, which reads its environment

    measured: list[str] = []
    real = textures._sign_em

    def listen(sign: str) -> float:
        measured.append(sign)
        return real(sign)

    monkeypatch.setattr(textures, "_sign_em", listen)
    driver.show(replace(keypad("fr"), entry=PRIVATE))
    driver.show(letters("ar"))
    driver.show(letters("fr"))
    assert measured
    assert max(len(sign) for sign in measured) == 1
