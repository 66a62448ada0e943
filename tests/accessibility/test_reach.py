"""A whole registration of the shipped script by keys alone."""

from __future__ import annotations

from kiosk.screen.keyboard import Keyboard
from kiosk.screen.pages.page import lay_out
from kiosk.screen.sheet import Sheet
from tests.accessibility.shipped import NUMBER, TOUCH_ONLY, script
from tests.dialogue.conversation import Conversation

TAB, ENTER = 9, 13


def press_by_keys(visit: Conversation, sheet: Sheet, name: str) -> None:
    """Tab to a target of the page and press Enter."""
    keyboard, tiles = Keyboard(), lay_out(visit.view, sheet)
    for _ in tiles:
        keyboard.down(TAB, tiles)
        keyboard.up(TAB)
        if next(tile.target for tile in tiles if tile.name == keyboard.focus) == name:
            break
    pressed = keyboard.down(ENTER, tiles)
    assert pressed == name
    visit.press(pressed)


def test_a_whole_registration_by_keys_alone(sheet: Sheet) -> None:
    """Tab, Enter and the digits of a keyboard, without a microphone: the place is kept."""
    visit = Conversation(script(), TOUCH_ONLY)
    cafe = script().steps["cafe"].listed[0].name
    for name in ("ary", "cafe", cafe, "yes", "ا", "م", "done", "yes", "no"):
        press_by_keys(visit, sheet, name)
    for digit in NUMBER:
        pressed = Keyboard().down(ord(digit), lay_out(visit.view, sheet))
        assert pressed is not None
        visit.press(pressed)
    for name in ("yes", "chair", "done", "yes"):
        press_by_keys(visit, sheet, name)
    visit.save()
    assert visit.step == "saved"
