"""The page for a session: what is shown is what is said."""

from __future__ import annotations

from kiosk.dialogue import answers, digits, prompts
from kiosk.dialogue.effects import Utterance
from kiosk.dialogue.script import Choice, Kind, Notice, Script, Step
from kiosk.dialogue.session import Session, Stage
from kiosk.dialogue.view import Attention, Detail, Option, View

NOTHING = "—"
"""Shown where the visitor gave no answer."""

RECORDED = "✓"
"""Shown for a name, which exists as a recording only."""


def page(script: Script, session: Session) -> View:
    """The whole page."""
    step = script.steps[session.step]
    language = script.language(session.language)
    doubted = answers.find(script, session, session.doubt) if session.doubt else None
    return View(
        step=step.name,
        language=language.code,
        right_to_left=language.right_to_left,
        picture=doubted.picture if doubted else step.picture,
        caption=caption(script, session),
        options=options(script, session),
        bar=bar(script, session),
        attention=attention(session),
        keys=() if doubted else tuple(option(key, session) for key in answers.keys(step, session)),
        groups=() if doubted else groups(script, session),
        entry=None if doubted else entry(step, session),
        details=details(script, session),
        notices=notices(script, session),
        loudness=loudness(session),
        onward=() if doubted else tuple(option(each, session) for each in answers.onward(script, session)),
        page=session.page + 1,
        pages=len(step.pages),
        spelling=step.kind is Kind.LETTERS,
    )


def bar(script: Script, session: Session) -> tuple[Option, ...]:
    """The controls that are always there; during a pause the one that goes on stands in for it."""
    shown = (control for control in script.controls if control.name in script.bar)
    return tuple(
        option(script.go_on if control.name == "pause" and session.held is not None else control, session)
        for control in shown
    )


def entry(step: Step, session: Session) -> str | None:
    """What was typed so far, on pages with a keypad."""
    match step.kind:
        case Kind.NUMBER:
            return digits.entry(step, session)
        case Kind.LETTERS:
            return session.entry.title()
        case _:
            return None


def caption(script: Script, session: Session) -> str:
    """What is being said, or was last; all of it where nothing can be heard (the cards name the answers).

    While there are only tones, the step's shorter prompt stands there.
    """
    says = session.says
    if not any(isinstance(say, Utterance) for say in says):
        says = prompts.shorter(script, session)
    if not session.parts.voice:
        utterances = [say for say in says if isinstance(say, Utterance)]
        unlit = [say for say in utterances if not say.lights]
        return " ".join(say.shown for say in unlit or utterances)
    said = says[: session.saying + 1]
    return next((say.shown for say in reversed(said) if isinstance(say, Utterance)), "")


def lit(session: Session) -> str | None:
    """The answer that is being named, or None."""
    if session.stage is not Stage.SPEAKING or session.saying >= len(session.says):
        return None
    say = session.says[session.saying]
    return say.lights if isinstance(say, Utterance) else None


def option(choice: Choice, session: Session) -> Option:
    """A choice as something to touch."""
    language = choice.language or session.language
    return Option(
        choice.name,
        choice.picture,
        choice.shown[language],
        lit=lit(session) == choice.name,
        chosen=choice.sets.need in session.answers.needs,
    )


def groups(script: Script, session: Session) -> tuple[Option, ...]:
    """The pairs of the number, where the step lets one be given again."""
    lights = lit(session)
    return tuple(
        Option(group.name, "", digits, lit=group.name == lights)
        for group, digits in digits.groups(script, session)
    )


def loudness(session: Session) -> int:
    """How loud the speech being recorded is; at least 1 once it began."""
    if session.stage is not Stage.RECORDING:
        return 0
    return max(session.loudness, int(session.speech_began))


def options(script: Script, session: Session) -> tuple[Option, ...]:
    """The answers of the step, or yes and no while one is in doubt."""
    if session.doubt:
        return tuple(option(choice, session) for choice in (script.yes, script.no))
    extra = script.steps[session.step].controls
    more = (control for control in script.controls if control.name in extra)
    return tuple(option(choice, session) for choice in (*answers.listed(script, session), *more))


def attention(session: Session) -> Attention:
    """What the kiosk is doing."""
    match session.stage:
        case _ if session.held is not None:
            return Attention.PAUSED
        case Stage.SPEAKING:
            return Attention.SPEAKING
        case Stage.SAVING:
            return Attention.SAVING
        case Stage.RECORDING:
            return Attention.RECORDING
        case Stage.ATTENDING if not session.parts.ear:
            return Attention.WAITING
        case Stage.ATTENDING:
            return Attention.HEARING if session.speech_began else Attention.LISTENING


def notices(script: Script, session: Session) -> tuple[Option, ...]:
    """The trial ribbon and what does not work."""
    parts = session.parts
    shown = [
        ("trial", script.ribbon, parts.trial),
        ("touch_only", script.touch_only, not parts.ear),
        ("silent", script.silent, not parts.voice),
    ]
    return tuple(notice(name, what, session) for name, what, there in shown if there)


def notice(name: str, what: Notice, session: Session) -> Option:
    """A notice in the visitor's language."""
    return Option(name, what.picture, what.shown[session.language])


def details(script: Script, session: Session) -> tuple[Detail, ...]:
    """The answers that the step shows."""
    if session.doubt:
        return ()
    return tuple(detail(name, script, session) for name in script.steps[session.step].details)


def detail(name: str, script: Script, session: Session) -> Detail:
    """One answer as a picture and text."""
    given = session.answers
    match name:
        case "cafe":
            return _cafe(script, session)
        case "name":
            return _name(session)
        case "telephone":
            text = digits.grouped(given.telephone) if given.telephone else NOTHING
            return Detail(name, "📞", text)
        case "needs":
            needs = (choice.picture for choice in script.needs if choice.sets.need in given.needs)
            return Detail(name, "🤝", " ".join(needs) or NOTHING)
        case "person":
            return Detail(name, "🙋", script.person.get(session.language, ""), large=True)
        case _:
            return Detail(name, "🎫", session.reference or NOTHING, large=True)


def _cafe(script: Script, session: Session) -> Detail:
    cafe = script.cafe(session.answers.cafe)
    if cafe is None:
        return Detail("cafe", "📅", NOTHING)
    when, where = cafe.when[session.language][1], cafe.where[session.language][1]
    return Detail("cafe", cafe.picture, f"{when}\n{where}")


def _name(session: Session) -> Detail:
    """A name that was spoken is a recording and has no text."""
    if session.answers.written_name:
        return Detail("name", "✍️", session.answers.written_name)
    return Detail("name", "🗣️", RECORDED if session.answers.name else NOTHING)
