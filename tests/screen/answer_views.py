"""Views of the pages that show answers: cafés, review, name, reference, number, recording, pause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.dialogue.pages import NOTHING, RECORDED
from kiosk.dialogue.view import Attention, Detail, Meeting, Option, View
from tests.screen import rows
from tests.screen.rows import Four, Row, bar, option, say

LANGUAGES = ("fr", "en", "ar", "ary")
READ: Row = ("read", "👂", ("Lire", "Read", "اقرأ", "قرا"))
_CHANGE: Row = ("change", "✏️", ("Changer", "Change it", "تغيير", "نبدل"))
_CANCEL: Row = ("cancel", "❌", ("Annuler", "Cancel", "إلغاء", "نلغيها"))
_KEEP: Row = ("keep", "👍", ("Garder", "Keep my place", "أحتفظ به", "نخلي البلاصة"))
_TYPE: Row = ("type", "⌨️", ("Écrire", "Type it", "أكتبه", "نكتبو"))
_SKIP: Row = ("skip", "🚫", ("Sans nom", "No name", "بدون اسم", "بلا سمية"))
_PLAY: Row = ("play", "▶️", ("Réécouter", "Hear it again", "أستمع ثانية", "نسمع عاود"))
_STOP: Row = ("stop", "⏹️", ("J’ai fini", "I am done", "انتهيت", "ساليت"))
_ALL: Row = ("all", "🔄", ("Tout refaire", "Everything", "الرقم كله", "النمرة كاملة"))

_PLACES: tuple[tuple[Four, Four, str, str, int, str], ...] = (
    (("sam.", "Sat", "السبت", "السبت"), ("Rabat", "Rabat", "الرباط", "الرباط"), "5", "🏰", 15, ""),
    (("dim.", "Sun", "الأحد", "الحد"), ("Salé", "Salé", "سلا", "سلا"), "13", "⛵", 10, "few"),
    (("mer.", "Wed", "الأربعاء", "لاربع"), ("Témara", "Témara", "تمارة", "تمارة"), "16", "🌊", 18, ""),
    (("dim.", "Sun", "الأحد", "الحد"), ("Kénitra", "Kénitra", "القنيطرة", "القنيطرة"), "30", "🌳", 20, ""),
)
_MONTH: Four = ("déc.", "Dec", "دجنبر", "دجنبر")
_FEW: Four = ("3 places", "3 places", "3 أماكن", "3 بلايص")
_FULL: Four = ("Complet", "Full", "مكتمل", "عامرة")


def meeting(place: int, language: str, *, full: bool = False) -> Meeting:
    """One of four cafés as a leaf of a calendar."""
    weekday, town, day, picture, hour, seats = _PLACES[place]
    words = _FULL if full else _FEW
    return Meeting(
        weekday=say(weekday, language),
        day=day,
        month=say(_MONTH, language),
        time=f"{hour}:{'30' if seats else '00'}",
        hour=hour,
        place=say(town, language),
        picture=picture,
        seats=say(words, language) if seats or full else "",
        full=full,
    )


def _view(
    language: str,
    step: str,
    picture: str,
    caption: Four,
    options: tuple[Row, ...] = (),
    *details: Detail,
) -> View:
    return View(
        step=step,
        language=language,
        right_to_left=language.startswith("ar"),
        picture=picture,
        caption=say(caption, language),
        options=tuple(option(row, language) for row in options),
        bar=bar(language),
        attention=Attention.LISTENING,
        details=details,
        read=option(READ, language),
        longest=max(len(say(caption, language)), 60),
    )


def cafes(language: str, count: int = 4, *, lit: int = -1, full: int = -1) -> View:
    """The choice of a café; one may be named just now, one may be full."""
    caption = (
        "Au café, on parle de l’I.A. autour d’un thé.",
        "We talk about AI over a glass of tea.",
        "نتحدث عن الذكاء حول كأس شاي.",
        "كنهضرو على الذكاء الاصطناعي مع كاس د أتاي.",
    )
    leaves = (meeting(place, language, full=place == full) for place in range(count))
    options = tuple(
        Option(f"cafe-{n}", leaf.picture, f"{leaf.weekday} {leaf.day}", lit=n == lit, meeting=leaf)
        for n, leaf in enumerate(leaves)
    )
    return replace(_view(language, "cafe", "☕", caption), options=options, longest=80)


def cafes_listed(language: str) -> View:
    """The first of two pages: one named, one full, and the card of the next page."""
    view = cafes(language, lit=1, full=2)
    return replace(view, onward=(option(rows.MORE, language),), pages=2)


def cafes_full(language: str) -> View:
    """Two cafés, one of them full."""
    return cafes(language, 2, full=0)


def cafes_three(language: str) -> View:
    """Three cafés."""
    return cafes(language, 3)


def cafes_one(language: str) -> View:
    """One café."""
    return cafes(language, 1)


def _cafe(language: str, place: int = 1) -> Detail:
    leaf = meeting(place, language)
    text = f"{leaf.weekday} {leaf.day} {leaf.month} {leaf.time}\n{leaf.place}"
    return Detail("cafe", leaf.picture, text, meeting=leaf)


_REVIEW: Four = (
    "Je garde votre place ?",
    "Shall I keep your place?",
    "هل أحجز مكانكم؟",
    "نشد ليكم البلاصة؟",
)


def _answers(language: str, name: Detail, telephone: str, needs: str) -> View:
    details = (_cafe(language), name, Detail("telephone", "📞", telephone), Detail("needs", "🤝", needs))
    return _view(language, "review", "📋", _REVIEW, (rows.YES, _CHANGE), *details)


def review(language: str) -> View:
    """All answers: the name recorded, four needs."""
    name = Detail("name", "🗣️", RECORDED)
    return _answers(language, name, "06 12 34 56 78", "🚗 🪑 🤟 👫")


def review_typed(language: str) -> View:
    """The name typed, long; one need."""
    arabic = language.startswith("ar")
    name = Detail("name", "✍️", "عبد الرحمان بنعبد الله" if arabic else "Fatima-Zahra Benabdellah")
    return _answers(language, name, "05 37 12 34 56", "🪑")


def review_few(language: str) -> View:
    """Only the café was told."""
    return _answers(language, Detail("name", "🗣️", NOTHING), NOTHING, NOTHING)


_NAME: Four = (
    "Voici votre nom. Est-ce juste ?",
    "Here is your name. Is it right?",
    "هذا اسمكم. هل هو صحيح؟",
    "هادي سميتكم. واش صحيحة؟",
)


def name_check(language: str) -> View:
    """The recorded name is played, and can be heard again."""
    details = (Detail("name", "🗣️", RECORDED),)
    return _view(language, "name-check", "👂", _NAME, (rows.YES, rows.NO, _PLAY), *details)


def name_check_bare(language: str) -> View:
    """The recorded name with yes and no alone."""
    details = (Detail("name", "🗣️", RECORDED),)
    return _view(language, "name-check", "👂", _NAME, (rows.YES, rows.NO), *details)


def name_check_typed(language: str) -> View:
    """The name as it was typed."""
    details = (Detail("name", "✍️", "فاطمة الزهراء" if language.startswith("ar") else "Fatima Zahra"),)
    return _view(language, "name-check", "👂", _NAME, (rows.YES, rows.NO), *details)


def found(language: str) -> View:
    """An earlier sign-up: three answers beside its café."""
    caption = ("Voici votre place.", "Here is your place.", "هذا مكانكم.", "هادي بلاصتكم.")
    return _view(language, "mine-found", "🔎", caption, (_CHANGE, _CANCEL, _KEEP), _cafe(language, 3))


def moved(language: str) -> View:
    """The new café of a sign-up."""
    caption = ("C’est fait !", "It’s done!", "تم!", "صافي!")
    return _view(language, "mine-moved", "🎊", caption, (rows.HOME, rows.BYE), _cafe(language, 2))


def saved(language: str) -> View:
    """The reference card."""
    caption = (
        "Pour annuler ou changer, revenez ici et dites « déjà inscrit ».",
        "To cancel or change, come back here and say “already registered”.",
        "للإلغاء أو للتغيير، عودوا إلى هنا وقولوا «حجزت من قبل».",
        "إيلا بغيتو تلغيو ولا تبدلو، رجعو هنا وقولو «تسجلت من قبل».",
    )
    details = (_cafe(language), Detail("reference", "🎫", "4712", large=True))
    return _view(language, "saved", "🎉", caption, (rows.HOME, rows.BYE), *details)


def saved_in_trial(language: str) -> View:
    """The reference card of a trial, by touch alone."""
    notices = tuple(option(row, language) for row in (rows.RIBBON, rows.TOUCH_ONLY))
    return replace(saved(language), notices=notices, attention=Attention.WAITING)


_PAIRS = ("06", "12", "34", "56", "78")


def _groups(lit: int = 0) -> tuple[Option, ...]:
    return tuple(Option(f"group-{n}", "", pair, lit=n == lit) for n, pair in enumerate(_PAIRS, 1))


def number(language: str) -> View:
    """The number, to be checked."""
    caption = (
        "Voici votre numéro. Est-ce juste ?",
        "Here is your number. Is it right?",
        "هذا رقمكم. هل هو صحيح؟",
        "هادي نمرتكم. واش صحيحة؟",
    )
    view = _view(language, "telephone-check", "🔢", caption, (rows.YES, rows.NO))
    return replace(view, groups=_groups())


def which(language: str) -> View:
    """One pair is being named, to be given again."""
    caption = ("le troisième", "the third", "الثالث", "التالتة")
    view = _view(language, "telephone-correct", "🔍", caption, (_ALL,))
    return replace(view, groups=_groups(3), attention=Attention.SPEAKING)


_RECORD: Four = (
    "Dites votre nom maintenant, ou touchez le clavier, ou le rond rouge.",
    "Say your name now, or touch the keyboard, or the red circle.",
    "قولوا اسمكم الآن، أو المسوا لوحة الحروف، أو الدائرة الحمراء.",
    "قولو سميتكم دابا، ولا قيسو الحروف، ولا الدوارة الحمرا.",
)


def recording(language: str) -> View:
    """The name is being said."""
    view = _view(language, "name", "🎤", _RECORD, (_TYPE, _SKIP))
    return replace(view, attention=Attention.RECORDING, loudness=4, record_seconds=8.0)


def recording_stop(language: str) -> View:
    """A question is being recorded, nothing heard yet; it can be ended."""
    caption = ("Posez votre question.", "Ask your question.", "قولوا سؤالكم.", "قولو سؤالكم.")
    view = _view(language, "question", "🎙️", caption, (_STOP, _SKIP))
    return replace(view, attention=Attention.RECORDING, record_seconds=45.0)


def recording_soon(language: str) -> View:
    """The prompt of a recording is still being said."""
    return replace(recording(language), attention=Attention.SPEAKING, loudness=0, record_seconds=8.0)


def paused(language: str) -> View:
    """The visitor stopped the kiosk."""
    caption = (
        "Je m’arrête. Touchez la flèche pour continuer.",
        "I have stopped. Touch the arrow to go on.",
        "توقفت. المسوا السهم للمتابعة.",
        "وقفت. قيسو السهم باش نكملو.",
    )
    view = _view(language, "home", "🏠", caption, (rows.YES,))
    return replace(view, bar=bar(language, paused=True), attention=Attention.PAUSED)


def person(language: str) -> View:
    """Whom to call, and how the kiosk is used."""
    caption = (
        "La maison ramène au début, et le globe change de langue.",
        "The house goes to the beginning, and the globe changes the language.",
        "والبيت للبداية، والكرة لتغيير اللغة.",
        "الدار للبداية، والكورة كتبدل اللغة.",
    )
    options: tuple[Row, ...] = (
        ("resume", "▶️", ("On continue", "Carry on", "نواصل", "نكملو")),
        ("faster", "🐇", ("Plus vite", "Faster", "أسرع", "بالزربة")),
        ("softer", "🔉", ("Moins fort", "Softer", "أخفض", "نقص")),
    )
    who = say(
        ("Fatima, à l’accueil", "Fatima, at the desk", "فاطمة، في الاستقبال", "فاطمة، فالإستقبال"), language
    )
    return _view(language, "help", "🙋", caption, options, Detail("person", "🙋", who, large=True))


_MAKERS: tuple[Callable[[str], View], ...] = (
    *(cafes, cafes_listed, cafes_full, cafes_three, cafes_one),
    *(review, review_typed, review_few, name_check, name_check_bare, name_check_typed, found, moved),
    *(saved, saved_in_trial, number, which, recording, recording_stop, recording_soon, paused, person),
)


def all_views(language: str) -> Mapping[str, View]:
    """Every view of answers by name, in one language."""
    return {maker.__name__: maker(language) for maker in _MAKERS}
