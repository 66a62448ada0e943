from __future__ import annotations

import pytest

from kiosk.screen.geometry import Rect
from kiosk.screen.keyboard import Keyboard
from kiosk.screen.pieces import Tile

TAB, ENTER, SPACE, UP, DOWN, RIGHT, LEFT, BACKSPACE = 9, 13, 32, 273, 274, 275, 276, 8


def key(name: str, column: int, row: int, typed: str = "") -> Tile:
    """A target in a grid of 100 px."""
    return Tile(f"key:{name}", Rect(column * 100, row * 100, 90, 90), (), target=name, typed=typed)


PAGE = (
    key("one", 0, 0, "1"),
    key("two", 1, 0, "2"),
    key("four", 0, 1, "4"),
    key("five", 1, 1, "5"),
    Tile("notice", Rect(0, 300, 90, 90), ()),
    key("erase", 0, 2, "\b"),
)


def stroke(keyboard: Keyboard, number: int, *, shift: bool = False) -> str | None:
    """A key pressed and let go."""
    pressed = keyboard.down(number, PAGE, shift=shift)
    keyboard.up(number)
    return pressed


def test_tab_goes_round_every_target() -> None:
    """Tab reaches all targets and returns to the first: nobody is trapped."""
    keyboard = Keyboard()
    seen = []
    for _ in range(6):
        stroke(keyboard, TAB)
        seen.append(keyboard.focus)
    assert seen == ["key:one", "key:two", "key:four", "key:five", "key:erase", "key:one"]
    stroke(keyboard, TAB, shift=True)
    assert keyboard.focus == "key:erase"


def test_arrows_go_to_the_neighbour() -> None:
    """Each arrow moves the way it points; up and down go round at the ends: nobody is trapped."""
    keyboard = Keyboard()
    stroke(keyboard, DOWN)
    moves = ((RIGHT, "two"), (RIGHT, "two"), (DOWN, "five"), (LEFT, "four"), (UP, "one"), (UP, "erase"))
    for number, expected in moves:
        stroke(keyboard, number)
        assert keyboard.focus == f"key:{expected}"
    stroke(keyboard, DOWN)
    assert keyboard.focus == "key:one"


def test_enter_and_space_press_the_focus() -> None:
    """The first Enter on a page only brings the focus: nothing is chosen that was not named."""
    keyboard = Keyboard()
    assert stroke(keyboard, ENTER) is None
    assert keyboard.focus == "key:one"
    assert stroke(keyboard, ENTER) == "one"
    assert stroke(keyboard, SPACE) == "one"


def test_a_held_key_presses_once() -> None:
    """A key that repeats because it is held counts once."""
    keyboard = Keyboard()
    stroke(keyboard, TAB)
    assert keyboard.down(ENTER, PAGE) == "one"
    assert keyboard.down(ENTER, PAGE) is None


def test_digits_press_the_keys_of_the_keypad() -> None:
    """A digit of a keyboard or of its number pad is the key with that digit; Backspace erases."""
    keyboard = Keyboard()
    assert stroke(keyboard, ord("5")) == "five"
    assert stroke(keyboard, 256 + 4) == "four"
    assert stroke(keyboard, BACKSPACE) == "erase"
    assert stroke(keyboard, ord("7")) is None


def test_a_finger_or_another_page_takes_the_focus_away() -> None:
    """The next key brings it to the first target of what is shown."""
    keyboard = Keyboard()
    stroke(keyboard, TAB)
    stroke(keyboard, TAB)
    keyboard.leave()
    assert keyboard.focus is None
    stroke(keyboard, RIGHT)
    assert keyboard.focus == "key:one"


def test_a_page_without_targets_has_no_focus() -> None:
    """Tab on a page with nothing to press does nothing."""
    keyboard = Keyboard()
    assert keyboard.down(TAB, ()) is None
    assert keyboard.focus is None


BAR = ("repeat", "slower", "louder", "pause", "back", "home", "language", "help")
F1, F2, F3, F4, F5, F6, F7 = range(282, 289)
ESCAPE, HOME, PAGE_UP, PAGE_DOWN, PAUSE, PAD_MINUS, PAD_PLUS = 27, 278, 280, 281, 1073741896, 269, 270


def bar_tile(name: str) -> Tile:
    """A control of the bar."""
    return Tile(f"bar:{name}", Rect(0, 900, 90, 90), (), target=name)


ANSWERS = (
    Tile("read", Rect(600, 0, 90, 90), (), target="read"),
    Tile("option:cafe", Rect(0, 0, 90, 90), (), target="cafe"),
    Tile("onward:more", Rect(300, 0, 90, 90), (), target="more"),
    *map(bar_tile, BAR),
)


@pytest.mark.parametrize(
    ("number", "pressed"),
    [
        (F1, "help"),
        (F2, "repeat"),
        (PAGE_UP, "repeat"),
        (F3, "read"),
        (F4, "language"),
        (F5, "slower"),
        (F6, "faster"),
        (F7, "pause"),
        (PAUSE, "pause"),
        (ESCAPE, "back"),
        (HOME, "home"),
        (PAGE_DOWN, "more"),
        (ord("+"), "louder"),
        (ord("="), "louder"),
        (PAD_PLUS, "louder"),
        (ord("-"), "softer"),
        (PAD_MINUS, "softer"),
    ],
)
def test_every_control_has_a_key(number: int, pressed: str) -> None:
    """Those of the bar, what has things read, what goes on, and two that are not shown."""
    assert Keyboard().down(number, ANSWERS) == pressed


def test_plus_and_minus_are_left_to_who_types() -> None:
    """A dash in a name does not make the kiosk softer; the number pad's keys still do."""
    page = (*PAGE, *map(bar_tile, BAR))
    pressed = [Keyboard().down(number, page) for number in (ord("-"), ord("+"), PAD_MINUS)]
    assert pressed == [None, None, "softer"]


def test_the_number_pad_is_a_keypad_of_nine_keys_without_num_lock() -> None:
    """Home, up, repeat; left, OK, right; back, down, help."""
    keyboard = Keyboard()

    def nine(digit: int) -> str | None:
        pressed = keyboard.down(256 + digit, ANSWERS, num_lock=False)
        keyboard.up(256 + digit)
        return pressed or keyboard.focus

    assert [nine(digit) for digit in (7, 9, 1, 3)] == ["home", "repeat", "back", "help"]
    seen = [nine(digit) for digit in (5, 4, 6, 5, 2, 8)]
    assert seen == ["read", "onward:more", "read", "read", "bar:back", "option:cafe"]


def test_digits_are_typed_on_french_keyboards() -> None:
    """Their digits need no shift."""
    assert [Keyboard().down(ord(sign), PAGE) for sign in "&é'("] == ["one", "two", "four", "five"]


def test_arrows_point_where_they_point_on_mirrored_pages() -> None:
    """Right is right, also where the first answer is."""
    page = (key("first", 1, 0), key("second", 0, 0))
    keyboard = Keyboard()
    for number, expected in ((LEFT, "first"), (LEFT, "second"), (RIGHT, "first")):
        keyboard.down(number, page)
        assert keyboard.focus == f"key:{expected}"


def test_space_pauses_where_nothing_has_the_focus() -> None:
    """It presses the focus where there is one; a second press goes on."""
    keyboard = Keyboard()
    assert keyboard.down(SPACE, (*PAGE, bar_tile("pause"))) == "pause"
    keyboard.up(SPACE)
    assert keyboard.down(SPACE, (*PAGE, bar_tile("go-on"))) == "go-on"
    keyboard.up(SPACE)
    keyboard.down(TAB, PAGE)
    assert keyboard.down(SPACE, (*PAGE, bar_tile("pause"))) == "one"


def test_letters_press_the_keys_of_the_letters() -> None:
    """Latin and Arabic letters, and space where the page takes one."""
    page = (key("a", 0, 0, "a"), key("ba", 1, 0, "ب"), key("space", 2, 0, " "), bar_tile("pause"))
    keyboard = Keyboard()
    pressed = [keyboard.down(number, page) for number in (ord("a"), ord("ب"), SPACE, ord("z"), 305)]
    assert pressed == ["a", "ba", "space", None, None]
