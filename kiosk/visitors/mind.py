"""What a visitor wants to do at a page, from what is shown and said and from what they came for."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.dialogue.digits import GROUP, pairs
from kiosk.dialogue.script import BACK, RESUME, STAY, Choice, Kind, Script, Step
from kiosk.dialogue.view import View
from kiosk.visitors.person import Goal, Manner, Wish, step_of, where_chosen
from kiosk.visitors.ways import Map


@dataclass(frozen=True, slots=True)
class Page:
    """What a visitor has before them: the page, what was said last and since it came, and if it asks back."""

    view: View
    said: str
    said_here: str
    asks_back: bool = False


@dataclass(slots=True)
class Mind:
    """One visitor's memory during a visit."""

    script: Script
    map: Map
    goal: Goal
    manner: Manner
    language: str = ""
    done: bool = False
    cafe_given: bool = False
    number_given: bool = False
    parts_heard: set[str] = field(default_factory=set)
    meant: Choice | None = None
    erasing: bool = False

    def __post_init__(self) -> None:
        self.language = self.language or self.goal.language

    def wants(self, page: Page) -> str:
        """The name of what the visitor wants to say or touch now; empty to wait."""
        step = self.script.steps[page.view.step]
        self._learn(step, page)
        if page.asks_back:
            return (self.script.yes if self._agrees(page) else self.script.no).name
        choice = self._choice(step, page)
        if choice is None:
            return "" if self.done and step.name == self.script.home else "home"
        self.meant = choice
        shown = {option.name for option in (*page.view.options, *page.view.onward, *page.view.keys)}
        groups = {group.name for group in page.view.groups}
        return choice.name if choice.name in shown | groups else self.script.more.name

    def _learn(self, step: Step, page: Page) -> None:
        """Notice what was reached."""
        if self.goal.wish is Wish.LEARN and step.name.startswith(f"{self.goal.topic}."):
            self.parts_heard.add(step.name)
            self.done = self.done or f"{self.goal.topic}.more" in self.parts_heard
        if step.item == "needs":
            self.number_given = True
        if self._is_review(step) and not page.asks_back and self._names_a_cafe(page):
            self.cafe_given = self._hears_of_its_cafe(page)

    def _is_review(self, step: Step) -> bool:
        return bool(step.offers) and "name" in step.details

    def _names_a_cafe(self, page: Page) -> bool:
        """Whether the page says when and where; who does not hear reads it from the picture."""
        spoken = (cafe.when[page.view.language][0] for cafe in self.script.cafes)
        return not self.manner.hears or any(when in page.said_here for when in spoken)

    def _hears_of_its_cafe(self, page: Page) -> bool:
        """Whether the page names, in sound or picture, the café that the visitor meant."""
        cafe = self.script.cafe(self.goal.cafe)
        if cafe is None:
            return True
        when, where = cafe.when[page.view.language], cafe.where[page.view.language]
        seen = "\n".join(detail.text for detail in page.view.details)
        if self.manner.hears:
            return when[0] in page.said_here and where[0] in page.said_here
        return f"{when[1]}\n{where[1]}" in seen

    def _agrees(self, page: Page) -> bool:
        """What was asked back is what was meant."""
        meant = self.meant
        if meant is None:
            return False
        step = self.script.steps[page.view.step]
        if meant.confirm and self._is_review(step):
            return meant.name == self.script.yes.name and self.cafe_given and self._is_its_place(page)
        plain = (self.script.yes.name, self.script.no.name)
        if meant.name in plain:
            return meant.confirm and meant.name == self.script.yes.name
        return meant.hear.get(page.view.language, ("",))[0] in page.said

    def _is_its_place(self, page: Page) -> bool:
        """Whether the place that is asked back is the one that was meant."""
        cafe = self.script.cafe(self.goal.cafe)
        return cafe is None or not self.manner.hears or cafe.where[page.view.language][0] in page.said

    # -- one page ------------------------------------------------------------------------------------

    def _choice(self, step: Step, page: Page) -> Choice | None:
        match step.kind:
            case Kind.NUMBER:
                return self._digit(step, page.view)
            case Kind.LETTERS:
                return self._letter(step, page.view)
            case _:
                return self._answer(step, page.view)

    def _answer(self, step: Step, view: View) -> Choice | None:
        languages = [choice for choice in step.choices if choice.sets.language == self.language]
        if languages:
            return languages[0]
        if step.corrects:
            return self._number_check(step, view)
        if any(choice.sets.need for choice in step.choices) and not self.done:
            return self._need(step, view)
        if self.done:
            return next((choice for choice in step.choices if choice.go == self.script.goodbye), None)
        wanted = self._named(step)
        return wanted or self.map.best(step, self._target()) or self._return(step)

    def _named(self, step: Step) -> Choice | None:
        """The café, the topic or the need of this visitor, where it can be chosen."""
        by_wish = {Wish.REGISTER: self.goal.cafe, Wish.LEARN: self.goal.topic}
        name = by_wish.get(self.goal.wish, "")
        if self.goal.wish is Wish.REGISTER and self.cafe_given and step.item == "cafe":
            name = self.goal.cafe
        found = next((choice for choice in step.listed if choice.name == name), None)
        if found is not None and found.sets.cafe:
            self.cafe_given = True
        return found

    def _target(self) -> str:
        """The step that the visitor is heading for."""
        script, wish = self.script, self.goal.wish
        if wish is Wish.LEARN:
            return f"{self.goal.topic}.more"
        if wish is Wish.ASK:
            return step_of(script, kind=Kind.SAVING, saves="question")
        if wish is Wish.CANCEL:
            return step_of(script, kind=Kind.SAVING, saves="cancellation")
        if not self.cafe_given:
            return where_chosen(script, self.goal.cafe)
        if self.goal.telephone and not self.number_given:
            return step_of(script, kind=Kind.NUMBER, keeps="telephone")
        return step_of(script, kind=Kind.SAVING, saves="sign-up")

    def _return(self, step: Step) -> Choice | None:
        """Back to where help or a question broke in."""
        return next((choice for choice in step.choices if choice.go in (RESUME, BACK)), None)

    # -- numbers, letters, needs -----------------------------------------------------------------------

    def _digit(self, step: Step, view: View) -> Choice | None:
        number = self.goal.code if step.keeps == "quoted" else self.goal.telephone
        if number is None or (self.done and step.keeps == "telephone"):
            return self.map.best(step, self._target())
        typed = (view.entry or "").replace(" ", "")
        at = typed.find("_")
        if at < 0:
            return self._key(step, "erase")
        pair = at - GROUP
        whole = at % GROUP == 0 and at > 0 and step.keeps == "telephone"
        wrong = whole and typed[pair:at] != number[pair:at] and _typed_here(typed, at)
        self.erasing = wrong or (self.erasing and at % GROUP != 0)
        return self._key(step, "erase" if self.erasing else number[at])

    def _key(self, step: Step, key: str) -> Choice | None:
        return next((choice for choice in step.keys if choice.key == key), None)

    def _letter(self, step: Step, view: View) -> Choice | None:
        done = next((choice for choice in step.choices if choice.onward), None)
        if view.entry:
            return done
        letter = view.keys[0].name
        return Choice(letter, "", {}, {}, go="", key=letter)

    def _number_check(self, step: Step, view: View) -> Choice | None:
        """Right: go on; wrong: name the pair, where pairs are named, or say no."""
        given = tuple(group.label for group in view.groups)
        wrong = [
            at for at, pair in enumerate(pairs(self.goal.telephone or "")) if given[at : at + 1] != (pair,)
        ]
        if not wrong:
            needs = step_of(self.script, kind=Kind.QUESTION, item="needs")
            return self.map.best(step, needs) or self._return(step)
        if step.names_groups or not self.manner.speaks:
            return self.script.groups[wrong[0]]
        correction = next(each.name for each in self.script.steps.values() if each.names_groups)
        return self.map.best(step, correction)

    def _need(self, step: Step, view: View) -> Choice | None:
        chosen = {option.name for option in view.options if option.chosen}
        for choice in step.listed:
            if choice.go == STAY and (choice.sets.need in self.goal.needs) != (choice.name in chosen):
                return choice
        return next((choice for choice in step.choices if choice.onward), None)


def _typed_here(typed: str, at: int) -> bool:
    """Whether the pair before was typed just now: in a correction the digits around it stay."""
    return "_" not in typed[:at] and set(typed[at:]) == {"_"}
