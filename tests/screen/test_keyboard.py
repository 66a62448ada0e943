from __future__ import annotations

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
    """Each arrow moves the way it points, and stays where there is nothing."""
    keyboard = Keyboard()
    stroke(keyboard, DOWN)
    for number, expected in ((RIGHT, "two"), (DOWN, "five"), (LEFT, "four"), (UP, "one"), (UP, "one")):
        stroke(keyboard, number)
        assert keyboard.focus == f"key:{expected}"


def test_enter_and_space_press_the_focus() -> None:
    """With no focus they press nothing."""
    keyboard = Keyboard()
    assert stroke(keyboard, ENTER) is None
    stroke(keyboard, TAB)
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


def test_another_page_begins_at_its_first_target() -> None:
    """Whoever works by keys has the focus on each new page; a finger takes it away."""
    keyboard = Keyboard()
    seen = []
    keyboard.turn_page(PAGE)
    seen.append(keyboard.focus)
    stroke(keyboard, TAB)
    keyboard.turn_page(PAGE[2:])
    seen.append(keyboard.focus)
    keyboard.leave()
    seen.append(keyboard.focus)
    assert seen == [None, "key:four", None]


def test_a_page_without_targets_has_no_focus() -> None:
    """Tab on a page with nothing to press does nothing."""
    keyboard = Keyboard()
    assert keyboard.down(TAB, ()) is None
    assert keyboard.focus is None


PAUSE, ESCAPE, HOME, PAGE_DOWN, F1 = 1073741896, 27, 278, 281, 282


def bar_tile(name: str) -> Tile:
    """A control of the bar."""
    return Tile(f"bar:{name}", Rect(0, 900, 90, 90), (), target=name)


def test_keys_press_the_controls_of_the_bar() -> None:
    """Escape, Home, F1 and Pause press back, home, help and pause; page down the first card that goes on."""
    page = (
        *PAGE,
        Tile("onward:more", Rect(300, 0, 90, 90), (), target="more"),
        *map(bar_tile, ("pause", "back", "home", "help")),
    )
    keyboard = Keyboard()
    pressed = [keyboard.down(number, page) for number in (ESCAPE, HOME, F1, PAUSE, PAGE_DOWN)]
    assert pressed == ["back", "home", "help", "pause", "more"]


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
