"""Views of the whole conversation, in four languages: lists over pages, needs, letters, a pause, a ticket."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import Attention, Detail, Option, View
from tests.screen import rows
from tests.screen.rows import Four, bar, option, say

LANGUAGES = ("fr", "ar", "ary", "en")


def _view(
    language: str,
    step: str,
    picture: str,
    caption: Four,
    options: tuple[rows.Row, ...] = (),
    *,
    onward: tuple[rows.Row, ...] = (),
    attention: Attention = Attention.LISTENING,
) -> View:
    return View(
        step=step,
        language=language,
        right_to_left=language in ("ar", "ary"),
        picture=picture,
        caption=say(caption, language),
        options=tuple(option(row, language) for row in options),
        onward=tuple(option(row, language) for row in onward),
        bar=bar(language, paused=attention is Attention.PAUSED),
        attention=attention,
    )


def _lit(options: tuple[Option, ...], name: str) -> tuple[Option, ...]:
    return tuple(replace(one, lit=one.name == name) for one in options)


_WHICH_TOPIC = (
    "De quoi voulez-vous parler ? Touchez une image, ou dites son nom.",
    "What would you like to talk about? Touch a picture, or say its name.",
    "عن أي شيء تريدون أن نتحدث؟ المسوا صورة، أو قولوا اسمها.",
    "على شنو بغيتو نهضرو؟ قيسو التصويرة، ولا قولو السمية ديالها.",
)


def _topics(language: str, options: tuple[rows.Row, ...], attention: Attention = Attention.LISTENING) -> View:
    return _view(language, "topics", "📚", _WHICH_TOPIC, options, onward=(rows.MORE,), attention=attention)


def topics_first(language: str) -> View:
    """The first page of a list: one is being named."""
    view = _topics(language, rows.FIRST_TOPICS, Attention.SPEAKING)
    return replace(view, pages=4, options=_lit(view.options, "limits"))


def topics(language: str) -> View:
    """The second page of four."""
    return replace(_topics(language, rows.TOPICS), page=2, pages=4)


def topics_last(language: str) -> View:
    """The last page, of two answers, in trial and without a microphone; the card that goes on is named."""
    view = _topics(language, rows.LAST_TOPICS, Attention.SPEAKING)
    notices = (option(rows.RIBBON, language), option(rows.TOUCH_ONLY, language))
    return replace(view, page=4, pages=4, notices=notices, onward=_lit(view.onward, "more"))


def needs(language: str) -> View:
    """Two of four are chosen."""
    caption = (
        "De quoi avez-vous besoin pour venir ? Une chaise, et un interprète : c’est noté.",
        "What do you need in order to come? A chair, and interpreting: noted.",
        "ماذا تحتاجون لكي تحضروا؟ كرسي، وترجمة بالإشارة: سجلنا ذلك.",
        "شنو خاصكم باش تجيو؟ كرسي، وترجمة بالإشارة: قيدناها.",
    )
    view = _view(language, "needs", "🤲", caption, rows.NEEDS, onward=(rows.DONE,))
    chosen = tuple(replace(one, chosen=one.name in ("chair", "signs")) for one in view.options)
    return replace(view, options=chosen)


def letters(language: str) -> View:
    """A name, half typed, in the letters of the language."""
    caption = (
        "Écrivez votre prénom.",
        "Type your first name.",
        "اكتبوا اسمكم.",
        "كتبو السمية ديالكم.",
    )
    view = _view(language, "name-letters", "✍️", caption, onward=(rows.DONE,), attention=Attention.WAITING)
    signs, entry = (rows.ARABIC, "فاطمة ") if view.right_to_left else (rows.LATIN, "Fatima Z")
    keys = tuple(Option(sign, "", sign.upper()) for sign in signs)
    special = (Option("space", "␣", ""), Option("erase", "⌫", ""))
    return replace(view, keys=(*keys, *special), spelling=True, entry=entry)


def letters_most(language: str) -> View:
    """Forty letters, another answer, and notices; nothing is typed yet."""
    view = letters(language)
    special = view.keys[-2:]
    signs = rows.MOST if not view.right_to_left else rows.ARABIC + "ڭپڤچ"
    without = option(("skip", "🚫", ("Sans nom", "No name", "بدون اسم", "بلا سمية")), language)
    return replace(
        view,
        step="letters-most",
        keys=(*(Option(sign, "", sign.upper()) for sign in signs), *special),
        entry="",
        options=(without,),
        notices=(option(rows.RIBBON, language), option(rows.TOUCH_ONLY, language)),
    )


def paused(language: str) -> View:
    """The visitor stopped the kiosk in the middle of a list."""
    caption = (
        "Je m’arrête. Touchez « Continuer » quand vous voulez.",
        "I have stopped. Touch “Go on” whenever you like.",
        "توقفت. المسوا «تابع» متى شئتم.",
        "حبست. قيسو «كمّل» وقتما بغيتو.",
    )
    list_page = topics(language)
    page = _view(language, "topics", "📚", caption, attention=Attention.PAUSED)
    return replace(page, options=list_page.options, onward=list_page.onward, page=2, pages=4)


_CAFE: Four = (
    "Samedi 5 décembre à 15:00\nMaison des jeunes, Rabat",
    "Saturday 5 December at 15:00\nMaison des jeunes, Rabat",
    "السبت 5 دجنبر على الساعة 15:00\nدار الشباب، الرباط",
    "السبت 5 دجنبر مع 15:00\nدار الشباب، الرباط",
)


def ticket(language: str) -> View:
    """The card to photograph."""
    caption = (
        "C’est fait ! Prenez cette page en photo, ou retenez ce numéro.",
        "Done! Take a photo of this page, or remember this number.",
        "تم التسجيل! صوروا هذه الصفحة، أو احفظوا هذا الرقم.",
        "صافي تقيدتو! صورو هاد الصفحة، ولا عقلو على هاد الرقم.",
    )
    view = _view(language, "saved", "📸", caption, (rows.HOME, rows.BYE), attention=Attention.SPEAKING)
    details = (Detail("cafe", "☕", say(_CAFE, language)), Detail("reference", "🎫", "4271", large=True))
    return replace(view, details=details)


def ticket_paused(language: str) -> View:
    """A pause leaves the card in sight."""
    return replace(
        ticket(language), step="saved-paused", attention=Attention.PAUSED, bar=bar(language, paused=True)
    )


def doubt(language: str) -> View:
    """An answer of a list is in doubt: yes and no alone."""
    caption = (
        "Vous avez dit : mon travail ?",
        "Did you say: my work?",
        "هل قلتم: عملي؟",
        "واش قلتو: الخدمة ديالي؟",
    )
    return replace(_view(language, "topics", "🧵", caption, (rows.YES, rows.NO)), page=2, pages=4)


def topic_parts(language: str) -> View:
    """After the short answer: four ways on."""
    options: tuple[rows.Row, ...] = (
        ("example", "🧶", ("Un exemple", "An example", "مثال", "مثال")),
        ("more", "➕", ("En savoir plus", "Tell me more", "المزيد", "زيدوني")),
        ("question", "💭", ("Une question", "A question", "سؤال", "سؤال")),
        ("how-it-learns", "🌱", ("Elle apprend", "How it learns", "كيف يتعلم", "كيفاش كيتعلم")),
    )
    caption = ("Que voulez-vous ?", "What would you like?", "ماذا تريدون؟", "شنو بغيتو؟")
    return _view(language, "what-is-ai", "🧠", caption, options, onward=(rows.MORE,))
