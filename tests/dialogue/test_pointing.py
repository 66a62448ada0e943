"""Things named as the focus comes to them, and touched twice while the visitor has things read."""

from __future__ import annotations

from kiosk.dialogue.effects import Record, Speak, Tone
from kiosk.dialogue.events import Pointed
from kiosk.dialogue.session import Parts
from tests.dialogue.conversation import Conversation, at_home


def test_the_focus_is_named_and_lit() -> None:
    """What keys or switches come to is said, and nothing is chosen."""
    visit = at_home()
    visit.send(Pointed("cafe"))
    assert visit.said == ("en: cafe",)
    assert [option.name for option in visit.view.options if option.lit] == ["cafe"]
    assert visit.step == "home"


def test_controls_are_named_too() -> None:
    """The bar is no secret."""
    visit = at_home()
    visit.send(Pointed("slower"))
    assert visit.said == ("en: slower",)
    assert [control.name for control in visit.view.bar if control.lit] == ["slower"]


def test_what_is_not_there_is_not_named() -> None:
    """A late event of the focus changes nothing."""
    visit = at_home()
    before = visit.session
    visit.send(Pointed("rabat"))
    assert visit.session == before


def test_a_key_is_named_only_to_one_who_agreed() -> None:
    """Digits are private: bystanders hear a tone, unless the visitor agreed or has things read."""
    for agreed, said in ((False, (Tone.TYPED,)), (True, ("one",))):
        visit = Conversation()
        visit.to_telephone(aloud=agreed)
        visit.send(Pointed("one"))
        order = visit.last(Speak)
        assert isinstance(order, Speak)
        assert (order.says if not agreed else visit.said) == said
    visit = Conversation()
    visit.to_telephone()
    visit.press("read")
    visit.send(Pointed("two"))
    assert visit.said == ("two",)


def test_a_message_is_said_to_its_end_after_a_name() -> None:
    """The focus interrupts a page that goes on by itself, and loses none of its words."""
    visit = Conversation()
    visit.to_review()
    visit.press("yes")
    visit.send(Pointed("help"))
    visit.send(Pointed("back"))
    assert visit.said[0] == "en: back"
    assert visit.said[1:] == ("en: save first", "en: save last")


def test_nothing_is_said_into_a_recording() -> None:
    """While the name is recorded the focus moves in silence."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes")
    visit.finish_speaking()
    recording = visit.last(Record)
    effects = visit.send(Pointed("help"))
    assert not any(isinstance(effect, Speak) for effect in effects)
    assert visit.last(Record) is recording


def test_while_things_are_read_the_first_touch_names_and_the_second_chooses() -> None:
    """Whoever can't read a card hears it before it counts."""
    visit = at_home()
    visit.press("read")
    assert visit.said == ("en: read",)
    assert visit.view.read is not None
    assert visit.view.read.chosen
    visit.press("learn")
    assert (visit.step, visit.said) == ("home", ("en: learn",))
    visit.press("cafe")
    assert (visit.step, visit.said) == ("home", ("en: cafe",))
    visit.press("cafe")
    assert visit.step == "cafe"
    visit.press("rabat")
    assert visit.step == "cafe"


def test_reading_ends_as_it_began_and_does_not_outlive_the_visit() -> None:
    """A second touch on the ear ends it; the next visitor gets a new session."""
    visit = at_home()
    visit.press("read", "read", "cafe")
    assert visit.step == "cafe"
    assert not Conversation(parts=Parts(ear=True, voice=True)).session.reading


def test_reading_is_heard_everywhere() -> None:
    """It is a control as the others are."""
    visit = at_home()
    visit.finish_speaking()
    assert "read" in visit.listens_for
    visit.say("read")
    assert visit.session.reading
