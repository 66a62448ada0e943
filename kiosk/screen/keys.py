"""The keys of a keyboard, of a number pad and of the nine-key keypad, and what each stands for.

Key numbers are those of SDL 1.2, which Kivy keeps; what SDL 1.2 lacks has the number of SDL 2.

| nine keys | sends | the number pad, NumLock off |
|---|---|---|
| up, down, left, right | arrows | 8, 2, 4, 6 |
| OK | Enter | 5 or Enter |
| back | Escape | 1 |
| home | Home | 7 |
| repeat | Page up | 9 |
| help | F1 | 3 |

A switch sends Space or F8 (it moves the focus), Enter or F9 (it chooses).
"""

from __future__ import annotations

import sys

from kiosk.screen.focus import Direction
from kiosk.screen.scan import Switch

TAB, SPACE = 9, 32
_ENTER, _PAD_ENTER, _ESCAPE = 13, 271, 27
_UP, _DOWN, _RIGHT, _LEFT = 273, 274, 275, 276
_HOME, _PAGE_UP, _PAGE_DOWN, _PAUSE = 278, 280, 281, 1073741896
_F1, _F2, _F3, _F4, _F5, _F6, _F7, _F8, _F9 = range(282, 291)
_PAD, _PAD_MINUS, _PAD_PLUS = 256, 269, 270
"""The first is the 0 of the number pad; the other digits follow."""

OK = (_ENTER, _PAD_ENTER)
ARROWS: dict[int, Direction] = {_UP: "up", _DOWN: "down", _RIGHT: "right", _LEFT: "left"}

NINE = {
    _PAD + 7: _HOME,
    _PAD + 8: _UP,
    _PAD + 9: _PAGE_UP,
    _PAD + 4: _LEFT,
    _PAD + 5: _ENTER,
    _PAD + 6: _RIGHT,
    _PAD + 1: _ESCAPE,
    _PAD + 2: _DOWN,
    _PAD + 3: _F1,
}
"""The number pad as a keypad of nine keys: three rows of three under one hand."""

CONTROLS = {
    _F1: ("bar:help",),
    _F2: ("bar:repeat",),
    _PAGE_UP: ("bar:repeat",),
    _F3: ("read", "bar:read"),
    _F4: ("bar:language",),
    _F5: ("bar:slower",),
    _F7: ("bar:pause", "bar:go-on"),
    _PAUSE: ("bar:pause", "bar:go-on"),
    SPACE: ("bar:pause", "bar:go-on"),
    _ESCAPE: ("bar:back",),
    _HOME: ("bar:home",),
    _PAGE_DOWN: ("onward:",),
}
"""The tiles that a key presses, of which one is shown; a name that ends with ":" is the first of its kind."""

SIGNS = tuple(map(ord, "+-="))
UNSEEN = {
    _F6: "faster",
    _PAD_PLUS: "louder",
    _PAD_MINUS: "softer",
    **dict(zip(SIGNS, ("louder", "softer", "louder"), strict=True)),
}
"""Controls that need not be shown; `SIGNS` are left to those who type. Plus and equals share a key."""

_SWITCHES = {
    **dict.fromkeys((SPACE, _F8), Switch.MOVE),
    **dict.fromkeys((*OK, _F9), Switch.CHOOSE),
}

_TYPED_BELOW, _ARABIC = 256, 0x600
"""Below the one, and from the other on, the number of a key is the Unicode number of what it types."""
_UNSHIFTED_DIGITS = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
"""French keyboards have these where others have digits."""


def switch(key: int) -> Switch | None:
    """The switch that sends this key, if one does."""
    return _SWITCHES.get(key)


def signs(key: int) -> tuple[str, ...]:
    """What a key may type, the first that the page has."""
    if key == ord("\b") or key == SPACE:
        return (chr(key),)
    if _PAD <= key < _PAD + 10:
        return (str(key - _PAD),)
    if SPACE < key < _TYPED_BELOW or _ARABIC <= key <= sys.maxunicode:
        sign = chr(key)
        return (sign, _UNSHIFTED_DIGITS[sign]) if sign in _UNSHIFTED_DIGITS else (sign,)
    return ()
