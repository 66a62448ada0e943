"""All that is shown is said, in the language of the page, and the captions are what is said."""

from __future__ import annotations

from kiosk.dialogue.effects import Listen, Speak, Tone, Utterance
from kiosk.dialogue.events import Spoken
from kiosk.dialogue.marks import strip_marks
from kiosk.dialogue.script import Choice, Kind
from tests.accessibility.shipped import TOUCH_ONLY, Seen, captions, script, walk
from tests.dialogue.conversation import Conversation

ASKS = (Kind.QUESTION, Kind.RECORDING, Kind.NUMBER, Kind.LETTERS)


def choices(each: Seen) -> dict[str, Choice]:
    """Everything that a page can show as a card, by name."""
    shipped = script()
    step = shipped.steps[each.view.step]
    everything = (*shipped.controls, shipped.go_on, shipped.yes, shipped.no, shipped.more, *shipped.groups)
    mine = {choice.name: choice for choice in (*everything, *step.choices)}
    return {**mine, "yes": shipped.yes, "no": shipped.no} if each.session.doubt else mine


def test_every_page_is_met() -> None:
    """No page of the script, in no language, escapes these tests."""
    met = {(each.view.language, each.view.step) for each in walk()}
    assert met == {(language.code, step) for language in script().languages for step in script().steps}


def test_every_card_has_words_and_a_line() -> None:
    """Each picture has words under it, and a line that names it aloud in its language."""
    for each in walk():
        known = choices(each)
        for option in (*each.view.options, *each.view.onward, *each.view.bar):
            choice = known[option.name]
            language = choice.language or each.view.language
            assert option.picture, (each.where, option.name)
            assert option.label, (each.where, option.name)
            assert any(line.text for line in choice.says[language]), (each.where, option.name)


def test_every_answer_is_named_on_its_own_page() -> None:
    """After the second miss each answer of the page, and each card that goes on, is said and lit."""
    named = 0
    for each in walk():
        if each.session.misses == 2 and not script().steps[each.view.step].waits:
            lit = {utterance.lights for utterance in each.utterances}
            cards = {card.name for card in (*each.view.options, *each.view.onward)}
            extra = set(script().steps[each.view.step].controls)
            assert cards - extra <= lit, each.where
            named += 1
    assert named > len(script().languages) * 100


def test_the_controls_are_explained_on_the_help_page() -> None:
    """Who cannot see the bar hears there what it does: five of its signs, the person, faster and softer."""
    helping = [each for each in walk() if each.view.step == script().help]
    for each in helping:
        if not each.session.misses and each.session.held is None and each.session.doubt is None:
            said = " ".join(utterance.text for utterance in each.utterances)
            assert len(each.utterances) >= 6, each.where
            assert each.view.details[0].text in strip_marks(said), each.where


def test_no_page_is_entered_in_silence() -> None:
    """Each page that is entered says something; its picture has words in the caption."""
    for each in walk():
        assert each.view.picture, each.where
        assert each.view.caption, each.where
        assert each.utterances or not any(isinstance(effect, Speak) for effect in each.effects), each.where


def test_the_caption_is_what_is_said() -> None:
    """While a line is said its caption stands on the screen; without vowel marks it is the line itself.

    The lines made of dates show figures ("5") where words are said ("five").
    """
    compared = 0
    for each in walk():
        for utterance, caption in captions(each):
            assert caption == utterance.shown, each.where
            if not utterance.filled and each.view.step not in ("cafe", "mine-cafe"):
                assert caption == strip_marks(utterance.text), (each.where, utterance.line)
            compared += 1
    assert compared > 10_000


def test_what_is_said_is_in_the_language_of_the_page() -> None:
    """Only what names another language is said in that language: the welcome and the choice of languages."""
    pages = (script().first, script().language_page)
    for each in walk():
        for utterance in each.utterances:
            if utterance.language != each.view.language:
                assert each.view.step in pages, (each.where, utterance.line)
                assert utterance.lights == utterance.language, (each.where, utterance.line)


def test_a_tone_comes_before_the_visitors_turn() -> None:
    """Wherever the kiosk will listen after it spoke, its last sound is the tone, once."""
    for each in walk():
        step = script().steps[each.view.step]
        asks = step.kind in ASKS and each.session.held is None and each.session.misses < 3
        tones = [say for say in each.says if say is Tone.YOUR_TURN]
        if each.utterances and each.session.says == each.says and asks:
            assert each.says[-1] is Tone.YOUR_TURN, each.where
            assert len(tones) == 1, each.where


def test_without_a_microphone_no_tone_asks_for_speech() -> None:
    """The tone would promise what is not so."""
    for each in walk(TOUCH_ONLY):
        assert Tone.YOUR_TURN not in each.says, each.where
        assert not any(isinstance(effect, Listen) for effect in each.effects), each.where


def test_errors_name_their_item() -> None:
    """A number that is too long or wrong is asked for as a number; a failed save says what was not kept."""
    for code, words in {"fr": ("téléphone", "place"), "en": ("telephone", "place")}.items():
        number = [line.text for line in script().steps["telephone"].again[code]]
        failed = [line.text for line in script().steps["save-failed"].says[code]]
        assert words[0] in " ".join(number), number
        assert words[1] in " ".join(failed), failed


def test_a_conversation_listens_after_the_tone() -> None:
    """Touch, keys and voice are all live once a question is said, with no switch between them."""
    visit = Conversation(script())
    visit.press("fr")
    assert visit.session.speak_id is not None
    effects = visit.send(Spoken(visit.session.speak_id))
    (listen,) = [effect for effect in effects if isinstance(effect, Listen)]
    assert {option.name for option in visit.view.options} <= {hear.choice for hear in listen.hears}
    assert isinstance(visit.last(Speak), Speak)
    assert all(isinstance(say, Utterance) for say in visit.session.says[:-1])
