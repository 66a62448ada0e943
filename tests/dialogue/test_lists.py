"""Long lists go over pages; languages, a pause and needs leave the visitor where they are."""

from __future__ import annotations

from kiosk.dialogue.effects import Listen, Speak, StartTimer
from kiosk.dialogue.view import Attention
from tests.dialogue.conversation import Conversation, at_home


def test_a_long_list_shows_four_and_a_card_for_more() -> None:
    """The fifth café is on the next page; after the last comes the first."""
    visit = at_home()
    visit.press("cafe")
    first = [option.name for option in visit.view.options]
    visit.press("more")
    second = [option.name for option in visit.view.options]
    assert (first, second) == (["rabat", "sale", "temara", "kenitra"], ["fes"])
    assert (visit.view.page, visit.view.pages) == (2, 2)
    assert [option.name for option in visit.view.onward] == ["more"]
    visit.press("more")
    assert [option.name for option in visit.view.options] == first


def test_a_list_is_heard_page_by_page() -> None:
    """Only what is on the screen is listened for, and the next page."""
    visit = at_home()
    visit.press("cafe")
    visit.finish_speaking()
    assert {"rabat", "more"} <= visit.listens_for
    assert "fes" not in visit.listens_for
    visit.say("more")
    visit.finish_speaking()
    assert "fes" in visit.listens_for


def test_a_further_page_only_names_its_answers() -> None:
    """What the step is about was said already."""
    visit = at_home()
    visit.press("cafe", "more")
    assert visit.said == ("en: fes", "en: more")


def test_the_language_can_be_changed_anywhere_and_the_place_stays() -> None:
    """On the second page of a list: the same page in the other language."""
    visit = at_home()
    visit.press("cafe", "more", "language")
    assert [option.name for option in visit.view.options] == ["en", "ar"]
    visit.press("ar")
    assert (visit.step, visit.view.language, visit.view.page) == ("cafe", "ar", 2)


def test_the_language_can_be_changed_in_the_middle_of_a_number() -> None:
    """The digits that were typed are still there."""
    visit = Conversation()
    visit.to_telephone()
    visit.press("zero", "six", "language", "ar")
    assert (visit.step, visit.view.entry) == ("telephone", "06 __ __ __ __")


def test_every_page_has_the_bar() -> None:
    """Repeat, slower, louder, pause, back, home, language and a person are always there."""
    visit = at_home()
    for name in ("cafe", "rabat", "yes", "type", "help"):
        visit.press(name)
        assert [option.name for option in visit.view.bar] == list(visit.script.bar)


def test_a_pause_stops_everything_until_the_visitor_goes_on() -> None:
    """The rest is said from the line that was broken into; no timer asks again meanwhile."""
    visit = at_home()
    said = visit.last(Speak)
    visit.press("pause")
    assert visit.said == ("en: paused",)
    effects = visit.finish_speaking()
    assert any(isinstance(effect, Listen) for effect in effects)
    assert not any(isinstance(effect, StartTimer) for effect in effects)
    assert visit.view.attention is Attention.PAUSED
    assert "go-on" in [option.name for option in visit.view.bar]
    visit.say("go-on")
    again = visit.last(Speak)
    assert isinstance(said, Speak)
    assert isinstance(again, Speak)
    assert again.says == said.says


def test_talk_during_a_pause_is_not_answered() -> None:
    """Who paused to talk to a neighbour is left in peace; an answer still counts."""
    visit = at_home()
    visit.press("pause")
    visit.mumble()
    assert visit.view.attention is Attention.PAUSED
    visit.say("cafe")
    assert (visit.step, visit.session.held) == ("cafe", None)


def test_needs_are_noted_together_and_taken_back() -> None:
    """Each touch adds or takes back; what is noted is said and ticked."""
    visit = Conversation()
    visit.to_telephone(aloud=True)
    visit.press("no-telephone")
    visit.finish_speaking()
    assert visit.step == "needs"
    visit.press("chair", "transport")
    assert visit.said[0] == "en: noted chair, transport"
    visit.press("chair")
    assert [option.name for option in visit.view.options if option.chosen] == ["transport"]
    visit.press("transport")
    assert visit.said == ("en: needs again",)


def test_needs_are_not_said_without_a_yes() -> None:
    """They tell of a body, in a hall full of people: the ticks show them."""
    visit = Conversation()
    visit.to_telephone()
    visit.press("no-telephone")
    visit.finish_speaking()
    visit.press("chair")
    assert visit.said[0] == "en: noted "
    assert [option.name for option in visit.view.options if option.chosen] == ["chair"]


def test_a_person_is_shown_and_the_voice_is_set_on_the_help_page() -> None:
    """Faster and softer have their cards there."""
    visit = at_home()
    visit.press("help")
    assert [option.name for option in visit.view.options] == ["resume", "see", "faster", "softer"]
    visit.press("faster", "softer")
    assert (visit.step, visit.session.rate, visit.session.volume) == ("help", 3, 2)
