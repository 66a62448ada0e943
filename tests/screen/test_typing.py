"""Facts about what is typed on a keyboard, and what is remembered of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.screen.conversation import letters
from tests.screen.driver import Driver
from tests.screen.samples import keypad

PRIVATE = "0661234567"


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
