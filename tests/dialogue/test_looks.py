"""The look of the screen, what was understood and how it is taken back, and whether someone is near."""

from __future__ import annotations

from kiosk.dialogue.effects import Show
from kiosk.dialogue.events import Pressed, SpeechBegan, SpeechEnded, TimedOut
from kiosk.dialogue.session import Parts
from kiosk.dialogue.view import Attention, Theme
from tests.dialogue.conversation import Conversation, at_home


def test_text_and_colours_are_chosen_by_touch_and_by_voice() -> None:
    """Four sizes of text, three themes; help leads there and back to where the visitor was."""
    visit = at_home()
    visit.press("cafe", "help", "see")
    assert (visit.view.text_size, visit.view.theme) == (0, Theme.WARM)
    visit.press("larger", "larger", "larger", "larger")
    assert visit.view.text_size == 3
    visit.say("smaller")
    assert visit.session.text_size == 2
    themes = []
    for _ in range(3):
        visit.press("colours")
        themes.append(visit.view.theme)
    assert themes == [Theme.CONTRAST, Theme.DARK, Theme.WARM]
    visit.press("colours", "fine")
    assert (visit.step, visit.view.theme, visit.view.text_size) == ("cafe", Theme.CONTRAST, 2)


def test_the_look_does_not_outlive_the_visit() -> None:
    """The next visitor finds the usual colours and size."""
    visit = at_home()
    visit.press("help", "see", "larger", "colours", "fine")
    visit.leave()
    visit.press("no")
    visit.finish_speaking()
    assert visit.ended
    following = Conversation()
    assert (following.view.theme, following.view.text_size) == (Theme.WARM, 0)


def test_controls_show_how_far_they_stand() -> None:
    """Loudness of five steps, speed of six, text of four."""
    visit = at_home()
    visit.press("louder", "slower")
    levels = {control.name: (control.level, control.levels) for control in visit.view.bar}
    assert levels["louder"] == (5, 5)
    assert levels["slower"] == (2, 6)
    assert levels["home"] == (0, 0)


def test_what_was_understood_is_shown_and_taken_back() -> None:
    """After a spoken answer its picture and words are there, and "back" undoes all that it did."""
    visit = at_home()
    visit.say("cafe")
    visit.say("rabat")
    assert visit.view.understood is not None
    assert visit.view.understood.label == "rabat"
    visit.press("back")
    assert (visit.step, visit.session.answers.cafe) == ("cafe", None)
    visit.press("rabat", "yes")
    assert visit.session.understood is None


def test_a_language_that_was_misheard_is_taken_back() -> None:
    """The page of the languages comes back."""
    visit = Conversation()
    visit.say("ar")
    assert visit.view.language == "ar"
    visit.say("back")
    assert (visit.step, visit.view.language) == ("welcome", "en")


def test_a_yes_to_a_doubt_shows_the_answer_that_was_meant() -> None:
    """Not the yes, but what it stood for."""
    visit = at_home()
    visit.say("cafe", 0.4)
    visit.say("yes")
    assert visit.view.understood is not None
    assert visit.view.understood.name == "cafe"


def test_a_need_that_was_misheard_is_taken_back() -> None:
    """An answer that stays on its page can be undone as well."""
    visit = Conversation()
    visit.to_telephone()
    visit.press("no-telephone")
    visit.finish_speaking()
    visit.say("chair")
    assert visit.session.answers.needs == {"chair"}
    visit.press("back")
    assert (visit.step, visit.session.answers.needs) == ("needs", frozenset())


def test_a_touch_is_not_in_doubt_and_shows_nothing() -> None:
    """Whoever touched a picture saw it; and an earlier answer can't be taken back any more."""
    visit = at_home()
    visit.say("cafe")
    visit.press("rabat")
    assert visit.view.understood is None


def test_what_is_saved_is_not_taken_back() -> None:
    """The spoken yes to the review leads to the store."""
    visit = Conversation()
    visit.to_review()
    visit.say("yes")
    visit.say("yes")
    assert visit.view.understood is None


def test_thinking_is_shown() -> None:
    """Between the end of the speech and the answer the picture changes."""
    visit = at_home()
    visit.finish_speaking()
    listen_id = visit.session.listen_id or 0
    seen = []
    for event in (SpeechEnded(listen_id), SpeechBegan(listen_id), SpeechEnded(listen_id)):
        visit.send(event)
        seen.append(visit.view.attention)
    assert seen == [Attention.LISTENING, Attention.HEARING, Attention.THINKING]
    visit.say("cafe")
    assert visit.view.attention is Attention.SPEAKING


def test_the_welcome_moves_while_someone_is_near() -> None:
    """It is still after two quiet minutes, and moves again as someone speaks or touches it."""
    visit = Conversation(parts=Parts(ear=True, voice=True))
    visit.finish_speaking()
    near = [visit.session.near]
    for event in (
        TimedOut(visit.session.idle_id or 0),
        SpeechBegan(visit.session.listen_id or 0),
        Pressed("screen"),
    ):
        visit.send(event)
        near.append(visit.session.near)
    assert near == [True, False, True, True]


def test_room_is_kept_for_the_longest_caption() -> None:
    """It does not change from sentence to sentence, so that nothing jumps."""
    visit = at_home()
    lengths = {effect.view.longest for effect in visit.effects if isinstance(effect, Show)}
    visit.finish_speaking()
    assert visit.view.longest in lengths
    assert visit.view.longest == max(len(f"en: home {part}") for part in ("first", "again", "last"))
