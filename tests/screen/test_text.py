from __future__ import annotations

import unicodedata

import pytest

from kiosk.screen import text
from kiosk.screen.text import drawn, fit, is_right_to_left

TEN_LETTERS_A_LINE = 10.0


def measure(words: str) -> float:
    """Every letter one em wide."""
    return float(len(words))


def lines(words: str, width_em: float = TEN_LETTERS_A_LINE, height_px: float = 10_000.0) -> tuple[str, ...]:
    """The lines at 10 px a letter."""
    return fit(words, width_px=width_em * 10, height_px=height_px, size_px=10.0, measure=measure).lines


def plain(words: str) -> str:
    """Joined letters taken apart again."""
    return unicodedata.normalize("NFKC", words)


def test_words_are_never_broken() -> None:
    """A line ends between two words."""
    assert lines("un deux trois") == ("un deux", "trois")


def test_lines_are_of_even_length() -> None:
    """No word is left alone on the last line where the lines can be evened out."""
    assert lines("aa bb cc dd ee", 12.0) == ("aa bb cc", "dd ee")


def test_punctuation_stays_with_its_word() -> None:
    """French signs after a space never begin a line, nor does an opening quote end one."""
    assert lines("Bonjour à ?", 9.0) == ("Bonjour", "à\u00a0?")
    assert lines("il a dit « oui »", 9.0) == ("il a dit", "«\u00a0oui\u00a0»")


def test_a_number_is_never_broken() -> None:
    """The groups of a telephone number stay on one line."""
    assert lines("Votre 06 12 34 56", 12.0) == ("Votre", "06\u00a012\u00a034\u00a056")


def test_letters_shrink_until_the_text_fits() -> None:
    """Size goes down, and no more than needed."""
    fitted = fit("un deux", width_px=35.0, height_px=20.0, size_px=30.0, measure=measure)
    assert fitted.lines == ("un deux",) or len(fitted.lines) == 2
    assert fitted.size_px < 30.0
    assert len(fitted.lines) * fitted.size_px <= 20.0


def test_a_text_that_can_not_fit_is_still_whole() -> None:
    """Nothing is cut off, however small the box is."""
    fitted = fit("intelligence artificielle", width_px=3.0, height_px=3.0, size_px=30.0, measure=measure)
    assert " ".join(fitted.lines) == "intelligence artificielle"


def test_an_empty_text_has_no_lines() -> None:
    """The caption may be empty."""
    assert lines("") == ()


def test_arabic_letters_are_joined() -> None:
    """Each letter is drawn in the form its neighbours ask for, and without its vowel marks."""
    shown = drawn("سَلَام", right_to_left=True)
    assert all(unicodedata.category(letter) != "Mn" for letter in shown)
    assert all("\ufe70" <= letter <= "\ufefc" for letter in shown)
    assert plain(shown[::-1]).replace("لا", "لا") == "سلام"


def test_arabic_lines_go_from_the_top_down() -> None:
    """The first words of the text are on the first line, drawn from the right."""
    first, second = lines("مرحبا بكم جميعا هنا")
    assert plain(first[::-1]).split() == ["مرحبا", "بكم"]
    assert plain(second[::-1]).split() == ["جميعا", "هنا"]


@pytest.mark.parametrize(
    "number", ["25", "15:00", "06\u00a012\u00a034", "+212", "2026-12-05", "1,5", "05/12/2026"]
)
def test_numbers_are_read_from_left_to_right_in_arabic(number: str) -> None:
    """Numbers, times, dates and telephone numbers keep their order."""
    assert number in drawn(f"موعد {number} اليوم", right_to_left=True)


def test_latin_names_keep_their_order_in_arabic() -> None:
    """A Latin name is read from left to right within Arabic."""
    assert "Café IA" in drawn("مرحبا بكم في Café IA اليوم", right_to_left=True)


def test_a_telephone_number_in_arabic_keeps_its_groups() -> None:
    """Groups parted by spaces would change places: they are held together."""
    (line,) = lines("رقم 06 12 34", 30.0)
    assert "06\u00a012\u00a034" in line


def test_nothing_drawn_is_a_control_sign() -> None:
    """The signs that order a line are never drawn as boxes."""
    shown = drawn("رقم +212 6 و 2026-12-05", right_to_left=True)
    assert not any(unicodedata.category(sign) == "Cf" for sign in shown)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("(نعم)", "(معن)"),
        ("قل «نعم» هنا", "انه «معن» لق"),
        ("قل «نعم", "معن» لق"),
        ("نعم» هنا", "انه «معن"),
        ("مقهى (IA) اليوم", "مويلا (IA) ىهقم"),
        ("في Café (IA) اليوم", "مويلا Café (IA) يف"),
        ("في Café «IA» Rabat", "Café «IA» Rabat يف"),
        ("عدد (25) هنا", "انه (25) ددع"),
    ],
)
def test_brackets_embrace_what_they_hold(line: str, shown: str) -> None:
    """Brackets and quotes open towards their words, Arabic or Latin, also when a line parts the two."""
    assert plain(drawn(line, right_to_left=True)) == shown


def test_a_line_break_stays() -> None:
    """A date and a place stand on two lines even where both would fit on one."""
    assert lines("5 déc. · 15:00\nRabat", 30.0) == ("5 déc.\u00a0·\u00a015:00", "Rabat")


def test_latin_text_is_left_as_it_is() -> None:
    """French goes through untouched."""
    assert drawn("Déjà 25 cafés", right_to_left=False) == "Déjà 25 cafés"


def test_direction_is_that_of_the_first_letter() -> None:
    """Digits and signs have no direction of their own."""
    assert is_right_to_left("15:00 مرحبا")
    assert not is_right_to_left("15:00 Rabat")
    assert is_right_to_left("15:00", default=True)


def test_words_of_god_have_no_sign_of_their_own() -> None:
    """DejaVu Sans lacks the ligatures of whole words: letters are used."""
    assert "\ufdf2" not in text.joined("الله محمد")
