"""The accessibility rules of the kiosk, each with the tests that prove it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A clause, what it asks for, and the tests as "file::function", files from `tests/`."""

    clause: str
    what: str
    tests: tuple[str, ...]


SAID = "accessibility/test_said.py::"
PRIVATE = "accessibility/test_private.py::"
REACH = "accessibility/test_reach.py::"
PAGES = "accessibility/test_pages.py::test_nothing_is_wrong_with_any_page"
INSPECTION = "accessibility/test_inspection.py::"
VISIT = "dialogue/test_visit.py::"
RECOVERY = "dialogue/test_recovery.py::"
LISTS = "dialogue/test_lists.py::"
HANDS = "screen/test_hands.py::"
SOUND = "contracts/test_ear_and_player.py::"


def rule(clause: str, what: str, *tests: str) -> Rule:
    """A rule and its tests."""
    return Rule(clause, what, tests)


CLAUSES = (
    rule(
        "EN 5.1.3.1, 5.1.3.6",
        "all that is shown is also said; every picture has words",
        f"{SAID}test_every_card_has_words_and_a_line",
        f"{SAID}test_every_answer_is_named_on_its_own_page",
        f"{SAID}test_the_controls_are_explained_on_the_help_page",
        f"{SAID}test_no_page_is_entered_in_silence",
    ),
    rule(
        "EN 5.1.3.4, 508 402.2.4",
        "interrupt, repeat and pause on every page",
        f"{PRIVATE}test_one_question_a_page_and_at_most_four_answers",
        f"{LISTS}test_every_page_has_the_bar",
        f"{LISTS}test_a_pause_stops_everything_until_the_visitor_goes_on",
        f"{VISIT}test_a_touch_beside_the_answers_pauses_the_speech",
        "integration/test_visits.py::test_what_the_kiosk_said_is_its_lines",
    ),
    rule(
        "EN 5.1.3.5",
        "speech stops on a touch or when new speech begins",
        f"{VISIT}test_a_touch_stops_speech_at_once",
        f"{SOUND}test_a_stop_is_silent_within_100_ms",
        "contracts/test_player.py::test_a_new_order_replaces_the_one_before",
    ),
    rule(
        "EN 5.1.3.8-9",
        "private answers are not spoken aloud unless the visitor agreed",
        f"{PRIVATE}test_the_number_is_never_said_without_a_yes",
        f"{PRIVATE}test_a_typed_name_is_never_said",
        f"{PRIVATE}test_a_recording_is_played_only_to_one_who_agreed",
        f"{PRIVATE}test_needs_are_never_said_without_a_yes",
        "dialogue/test_properties.py::test_the_number_is_spoken_only_with_a_yes",
    ),
    rule(
        "EN 5.1.3.10",
        "no sound of its own that disturbs speech: the welcome stops as a visit starts",
        f"{VISIT}test_a_touch_stops_speech_at_once",
        f"{RECOVERY}test_talk_in_the_hall_does_not_keep_the_welcome_talking",
        "sound/test_render.py::test_tones_are_short_and_soft",
    ),
    rule(
        "EN 5.1.3.11-13",
        "volume by a control that needs no sight; back to the default after each visit",
        f"{PRIVATE}test_the_gain_is_the_default_for_the_next_visitor",
        f"{VISIT}test_speed_and_loudness_are_heard_at_once_and_do_not_outlive_the_visit",
        "sound/test_render.py::test_the_volume_is_a_gain",
    ),
    rule(
        "EN 5.1.3.14",
        "speech in the language shown",
        f"{SAID}test_what_is_said_is_in_the_language_of_the_page",
    ),
    rule(
        "EN 5.1.3.15-16",
        "spoken errors name the item; the end of the transaction is spoken",
        f"{SAID}test_errors_name_their_item",
        f"{PRIVATE}test_the_last_page_tells_the_cafe_how_to_come_and_how_to_cancel",
    ),
    rule(
        "EN 5.1.4, 508 402.4",
        "letters at least 4.8 mm high, sans serif",
        PAGES,
        f"{INSPECTION}test_letters_of_4_8_mm_are_high_enough_and_lower_ones_are_found",
    ),
    rule("EN 5.1.5", "captions equal the speech", f"{SAID}test_the_caption_is_what_is_said"),
    rule(
        "EN 5.1.6",
        "works without sight; the focus is never trapped",
        f"{REACH}test_a_whole_registration_by_keys_alone",
        PAGES,
    ),
    rule(
        "EN 5.1.7, 5.3",
        "voice is never the only way",
        f"{PRIVATE}test_without_speech_a_registration_is_whole",
        f"{SAID}test_without_a_microphone_no_tone_asks_for_speech",
    ),
    rule(
        "EN 5.8, WCAG 2.5.2",
        "a double strike counts once; acts on release inside the same target",
        f"{HANDS}test_a_double_strike_counts_once",
        f"{HANDS}test_a_drag_to_another_target_does_nothing",
    ),
    rule(
        "WCAG 2.5.8, VVSG",
        "targets of at least 12.7 x 17.8 mm, none overlap",
        PAGES,
        f"{INSPECTION}test_what_is_broken_is_found",
    ),
    rule(
        "WCAG 1.4.6",
        "contrast 7:1 for text, 3:1 for shapes; 10:1 and 20:1 here",
        PAGES,
        "screen/test_theme.py::test_letters_stand_out",
        "screen/test_theme.py::test_shapes_stand_out",
    ),
    rule(
        "WCAG 2.2.1, VVSG",
        "idle 2 min, a spoken question, 45 s, then the visit is erased",
        f"{PRIVATE}test_idle_is_two_minutes_then_a_question_then_45_s",
        f"{RECOVERY}test_yes_to_the_idle_question_returns_to_the_place",
    ),
    rule(
        "WCAG 3.3.4, 3.3.7",
        "a review before saving; nothing is asked twice",
        f"{PRIVATE}test_nothing_is_asked_twice",
        "dialogue/test_changing.py::test_one_item_is_changed_and_the_review_comes_back",
    ),
    rule(
        "law 09-08",
        "the notice before any personal answer, an explicit yes; a no still leads to learning",
        f"{PRIVATE}test_the_notice_comes_before_anything_personal",
        f"{PRIVATE}test_no_personal_page_comes_before_a_yes",
        f"{VISIT}test_nothing_is_saved_without_consent",
        "content/test_good.py::test_without_the_notice_of_law_09_08_nothing_is_collected",
    ),
    rule(
        "law 09-08",
        "never the national ID number; sound only in memory",
        "content/test_identity.py::test_what_asks_for_the_card_is_found",
        "content/test_broken.py::test_a_broken_script_is_told_with_file_line_and_what_to_do",
        "sound/test_supervisor.py::test_no_sound_reaches_the_disk",
        "signups/test_orders.py::test_no_clear_text_is_on_the_disk_at_any_time",
    ),
)

DIALOGUE = (
    rule(
        "one question a page",
        "at most four answers, and always repeat, back, help, home",
        f"{PRIVATE}test_one_question_a_page_and_at_most_four_answers",
    ),
    rule(
        "touch, keys and voice",
        "live on every question, with no switch between them",
        f"{SAID}test_a_conversation_listens_after_the_tone",
        f"{VISIT}test_every_question_takes_touch_and_voice",
    ),
    rule(
        "a flat list",
        "of pictures over pages",
        f"{LISTS}test_a_long_list_shows_four_and_a_card_for_more",
        f"{LISTS}test_a_further_page_only_names_its_answers",
    ),
    rule(
        "45 s and 10 s",
        "explanations at most 45 s, questions at most 10 s",
        "test_durations.py::test_forty_five_seconds_are_not_too_long",
        "content/test_broken.py::test_a_broken_script_is_told_with_file_line_and_what_to_do",
    ),
    rule("a tone", "before the visitor's turn", f"{SAID}test_a_tone_comes_before_the_visitors_turn"),
    rule(
        "a free recording",
        "is played back at once and can be redone with one touch",
        f"{VISIT}test_the_name_is_played_back_and_can_be_recorded_again",
        "dialogue/test_questions.py::test_a_question_is_played_back_and_saved_without_a_name",
    ),
    rule(
        "confirm",
        "each personal answer, never a menu choice that was clear",
        f"{PRIVATE}test_an_answer_by_touch_is_never_asked_back",
        "dialogue/test_changing.py::test_a_spoken_yes_at_the_review_is_asked_back",
        "dialogue/test_hearing.py::test_probability_decides_between_asking_again_asking_back_and_going_on",
    ),
    rule(
        "recovery",
        "a shorter prompt, then the answers one by one, then a person; no visit is ended",
        f"{RECOVERY}test_the_first_miss_brings_a_shorter_prompt",
        f"{RECOVERY}test_the_second_miss_names_the_answers_one_by_one",
        f"{RECOVERY}test_the_third_miss_offers_a_person_and_stays_at_the_step",
    ),
    rule(
        "speed and patience",
        "six steps from 50 % to 200 %; 8 s of silence, longer for slow speakers",
        f"{PRIVATE}test_speed_has_six_steps_and_silence_lasts_8_s",
        "dialogue/test_patience.py::test_a_slow_speaker_is_waited_for_longer",
    ),
)

RULES = (*CLAUSES, *DIALOGUE)
