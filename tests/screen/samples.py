"""Pages of the shipped script, with made-up answers, as the tests of the screen show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.dialogue import advance, begin
from kiosk.dialogue.events import Pressed, Recording
from kiosk.dialogue.pages import page
from kiosk.dialogue.session import Answers, Parts, Session, Stage
from kiosk.dialogue.view import Attention, Option, View
from tests.accessibility.shipped import script

LANGUAGES = ("fr", "ar", "en")
NUMBER = "0612345678"

WITH_ALL, TRIAL_BY_TOUCH = Parts(ear=True, voice=True), Parts(voice=True, trial=True)


def session(language: str, step: str, parts: Parts = WITH_ALL) -> Session:
    """A visitor who has answered everything and now comes to this step."""
    answers = Answers(
        cafe=script().cafes[0].id, name=Recording(b"\0\0"), telephone=NUMBER, needs=frozenset({"chair"})
    )
    start = replace(begin(script(), parts).session, language=language, step=step)
    entered = advance(script(), replace(start, answers=answers, reference="9393"), Pressed("repeat")).session
    return replace(entered, stage=Stage.ATTENDING)


def shown(language: str, step: str) -> View:
    """The page of a step as it waits for an answer."""
    return page(script(), session(language, step))


def lit(options: tuple[Option, ...], name: str) -> tuple[Option, ...]:
    """The same, this one being named."""
    return tuple(replace(option, lit=option.name == name) for option in options)


def welcome(language: str) -> View:
    """The first page: each language in its own words."""
    return shown(language, script().first)


def listening(language: str) -> View:
    """It is the visitor's turn."""
    return shown(language, script().home)


def home(language: str) -> View:
    """The answers, one of them being named."""
    view = replace(listening(language), attention=Attention.SPEAKING)
    return replace(view, options=lit(view.options, "cafe"))


def topic(language: str) -> View:
    """A part of a topic."""
    return replace(shown(language, "what-is-ai.answer"), attention=Attention.SPEAKING)


def cafes(language: str) -> View:
    """Meetings with dates, times and places."""
    return replace(shown(language, "cafe"), attention=Attention.HEARING)


def consent(language: str) -> View:
    """The notice, and two answers."""
    return shown(language, "consent")


def recording(language: str) -> View:
    """The name is being recorded."""
    return page(script(), replace(session(language, "name"), stage=Stage.RECORDING))


def recording_speech(language: str) -> View:
    """The name is being said."""
    return replace(recording(language), loudness=4)


def keypad(language: str) -> View:
    """A telephone number, nearly whole."""
    return page(script(), replace(session(language, "telephone"), entry=NUMBER[:8]))


def keypad_again(language: str) -> View:
    """One pair of the number is given again."""
    return page(script(), replace(session(language, "telephone"), entry="1", correcting=1))


def number(language: str) -> View:
    """The number is checked: each pair can be touched."""
    return shown(language, "telephone-check")


def which(language: str) -> View:
    """Which pair is wrong: one is being named."""
    view = replace(shown(language, "telephone-correct"), attention=Attention.SPEAKING)
    return replace(view, groups=lit(view.groups, view.groups[2].name))


def review(language: str) -> View:
    """The answers, before they are saved."""
    return shown(language, "review")


def saved(language: str) -> View:
    """The sign-up is saved; the reference is large."""
    return shown(language, "saved")


def helping(language: str) -> View:
    """The help page."""
    return replace(shown(language, script().help), attention=Attention.SPEAKING)


def saving(language: str) -> View:
    """Nothing to answer while the sign-up is saved."""
    return page(script(), replace(session(language, "save"), stage=Stage.SAVING))


def noticed(language: str) -> View:
    """Home in trial and without a microphone."""
    return page(script(), session(language, script().home, TRIAL_BY_TOUCH))


def all_views(language: str) -> Mapping[str, View]:
    """Every sample by name, in one language."""
    makers = (
        welcome,
        listening,
        home,
        topic,
        cafes,
        consent,
        recording,
        recording_speech,
        keypad,
        keypad_again,
        number,
        which,
        review,
        saved,
        helping,
        saving,
        noticed,
    )
    return {maker.__name__: maker(language) for maker in makers}
