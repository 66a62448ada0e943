from __future__ import annotations

import pytest

from kiosk.dialogue.view import Theme
from kiosk.screen import theme


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21:1, and #777777 on white the well known 4.48:1."""
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert theme.contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("chosen", list(Theme))
def test_letters_stand_out(chosen: Theme) -> None:
    """Text has a contrast of 10:1 or more, in the strongest theme of 20:1 (WCAG 1.4.6 asks for 7:1)."""
    for ink, ground in theme.PALETTES[chosen].text_pairs:
        assert theme.contrast(ink, ground) >= theme.LEAST_TEXT_CONTRAST[chosen], (ink, ground)


@pytest.mark.parametrize("chosen", list(Theme))
def test_shapes_stand_out(chosen: Theme) -> None:
    """Shapes that carry meaning have a contrast of 3:1 or more (WCAG 1.4.11)."""
    for shape, ground in theme.PALETTES[chosen].shape_pairs:
        assert theme.contrast(shape, ground) >= 3.0, (shape, ground)


def test_the_size_of_letters_follows_from_millimetres() -> None:
    """A capital of 4.8 mm at 6.65 px a millimetre is 32 px high: a font of 44 px."""
    assert theme.letters_px(4.8, 6.65) == pytest.approx(43.8, abs=0.1)
