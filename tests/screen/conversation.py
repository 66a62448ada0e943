"""Views of the whole conversation, in four languages: lists over pages, needs, letters, a pause, a ticket."""

from __future__ import annotations

from collections.abc import Mapping
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


def needs_lit(language: str) -> View:
    """A chosen need is being named."""
    view = replace(needs(language), attention=Attention.SPEAKING)
    return replace(view, options=_lit(view.options, "chair"))


def two_onward(language: str) -> View:
    """A list with the next page and "that is all"."""
    view = topics(language)
    return replace(view, step="two", onward=(*view.onward, option(rows.DONE, language)))


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


def review_all(language: str) -> View:
    """Four answers, before they are saved."""
    caption = ("Est-ce que tout est juste ?", "Is everything right?", "هل كل شيء صحيح؟", "واش كلشي صحيح؟")
    view = _view(language, "review", "📝", caption, (rows.YES, rows.NO))
    details = (
        Detail("cafe", "🗓️", say(_CAFE, language)),
        Detail("name", "🗣️", "فاطمة الزهراء" if view.right_to_left else "Fatima Zohra"),
        Detail("telephone", "📞", "06 12 34 56 78"),
        Detail("needs", "🤲", "🪑 🤟"),
    )
    return replace(view, details=details)


def change(language: str) -> View:
    """Which of four answers is to be changed, or none."""
    caption = ("Que faut-il changer ?", "What shall we change?", "ماذا نغير؟", "شنو نبدلو؟")
    view = _view(language, "change", "✏️", caption, rows.ITEMS, onward=(rows.DONE,))
    return replace(view, details=review_all(language).details)


def review_few(language: str) -> View:
    """No name, no telephone, no needs."""
    view = review_all(language)
    empty = tuple(replace(detail, text="—") for detail in view.details[1:])
    return replace(view, step="review-few", details=(view.details[0], *empty))


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


def person(language: str) -> View:
    """The help page: who helps here, faster and softer."""
    caption = (
        "Cette personne est là pour vous aider. Appelez-la, ou touchez une image.",
        "This person is here to help you. Call them, or touch a picture.",
        "هذا الشخص هنا لمساعدتكم. نادوه، أو المسوا صورة.",
        "هاد الشخص هنا باش يعاونكم. عيطو ليه، ولا قيسو تصويرة.",
    )
    options: tuple[rows.Row, ...] = (
        ("resume", "▶️", ("Continuer", "Go on", "أكمل", "كمّل")),
        ("faster", "🐇", ("Plus vite", "Faster", "أسرع", "زرب شوية")),
        ("softer", "🔉", ("Moins fort", "Softer", "أخفض", "نقص الصوت")),
    )
    view = _view(language, "help", "🙋", caption, options, attention=Attention.SPEAKING)
    who = say(
        ("Fatima, à l’accueil", "Fatima, at the desk", "فاطمة، في الاستقبال", "فاطمة، فالاستقبال"), language
    )
    return replace(view, details=(Detail("person", "🧕", who, large=True),))


def languages(language: str) -> View:
    """Each language in its own letters."""
    caption = (
        "Touchez votre langue, ou dites son nom.",
        "Touch your language, or say its name.",
        "المسوا لغتكم، أو قولوا اسمها.",
        "قيسو اللغة ديالكم، ولا قولو سميتها.",
    )
    names = ("Français", "العربية", "الدارجة", "English")
    options = tuple(
        Option(code, "👋", name) for code, name in zip(("fr", "ar", "ary", "en"), names, strict=True)
    )
    return replace(_view(language, "language", "🌐", caption), options=options)


def doubt(language: str) -> View:
    """An answer of a list is in doubt: yes and no alone."""
    caption = (
        "Vous avez dit : mon travail ?",
        "Did you say: my work?",
        "هل قلتم: عملي؟",
        "واش قلتو: الخدمة ديالي؟",
    )
    return replace(_view(language, "topics", "🧵", caption, (rows.YES, rows.NO)), page=2, pages=4)


def topic_question(language: str) -> View:
    """A question back to the listener."""
    caption = (
        "Et vous, avez-vous déjà parlé à un téléphone qui vous répond ?",
        "And you, have you ever talked to a telephone that answers you?",
        "وأنتم، هل تحدثتم يوما مع هاتف يجيبكم؟",
        "ونتوما، واش عمركم هضرتو مع شي تيليفون كيجاوبكم؟",
    )
    return _view(language, "what-is-ai.question", "💭", caption, (rows.YES, rows.NO))


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


def all_views(language: str) -> Mapping[str, View]:
    """Every view of the conversation by name, in one language."""
    makers = (
        topics_first,
        topics,
        topics_last,
        needs,
        needs_lit,
        two_onward,
        letters,
        letters_most,
        paused,
        review_all,
        review_few,
        change,
        ticket,
        ticket_paused,
        person,
        languages,
        doubt,
        topic_question,
        topic_parts,
    )
    return {maker.__name__: maker(language) for maker in makers}


def every_language() -> Mapping[str, View]:
    """Every view of the conversation in every language, by its name and the language's code."""
    return {f"{name}-{code}": view for code in LANGUAGES for name, view in all_views(code).items()}
