"""Reads a campaign as an editor would: what a supporter, an MP's office or WriteToThem would stumble over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from chalicelib.campaign import Begin
from chalicelib.campaign_file import CAMPAIGN_FILE
from tools.campaigns import wording
from tools.campaigns.finding import Finding
from tools.campaigns.lines import line_of, lines_of_keys
from tools.campaigns.wording import own_words_for, word_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chalicelib.campaign import Campaign


FEWEST_PROMPTS = 2  # one box gets one line


class Said(NamedTuple):
    """What there is to say, and the key that it is about."""

    key: str
    text: str


def warnings_on(campaign: Campaign, folder: Path) -> list[Finding]:
    """Read a campaign.

    Args:
        campaign: as it was loaded.
        folder: where from.

    Returns:
        A warning for each thing to think about again, with its line.
    """
    file = folder / CAMPAIGN_FILE
    lines = lines_of_keys(file.read_text(encoding="utf-8"))
    said = (each for look in _LOOKS for each in look(campaign))
    return [Finding(file, line_of(key, lines), f"{key}: {text}") for key, text in said]


def _points(campaign: Campaign) -> Iterator[Said]:
    for place, point in enumerate(campaign.points):
        words = word_count(point.text)
        if words > wording.MOST_POINT_WORDS:
            yield Said(
                f"points[{place}].text",
                f"has {words} words, and invites pasting: whoever does needs {own_words_for(words)} words of "
                f"their own to make up for it. Say one fact in {wording.MOST_POINT_WORDS} at most.",
            )
        yield from _no_paste(f"points[{place}].text", point.text)
        yield from _dated(f"points[{place}].as_of", point.as_of)
    for place, answer in enumerate(campaign.faq):
        yield from _dated(f"faq[{place}].as_of", answer.as_of)
    if campaign.fund:
        yield from _dated("fund.as_of", campaign.fund.as_of)


def _dated(key: str, as_of: str) -> Iterator[Said]:
    if not wording.has_a_year(as_of):
        yield Said(
            key,
            f"“{as_of}” has no year. Say from when this is and where it stands, so that it can be looked up.",
        )


def _no_paste(key: str, text: str) -> Iterator[Said]:
    sentence = wording.sentence_to_paste_or_none(text)
    if sentence:
        yield Said(
            key,
            f"“{sentence}” is a sentence to paste, in a supporter’s voice. WriteToThem’s terms forbid to "
            "hand those out. Ask for theirs instead.",
        )


def _undated(campaign: Campaign) -> Iterator[Said]:
    """Numbers where no date can stand beside them."""
    helps = (
        (f"roles[{place}].prompts[{number}].help", prompt.help)
        for place, role in enumerate(campaign.roles)
        for number, prompt in enumerate(role.prompts)
    )
    shared = ((f"share_texts[{place}].text", text) for place, text in enumerate(campaign.share_texts))
    for key, text in (("summary", campaign.summary), *helps, *shared, *_asked(campaign)):
        number = wording.statistic_or_none(text)
        if number:
            yield Said(
                key,
                f"“{number}” is a figure without a date. Put it among the points, with its as_of, or "
                "leave it out.",
            )


def _asked(campaign: Campaign) -> Iterator[tuple[str, str]]:
    yield from ((f"asks[{place}].question", ask.question) for place, ask in enumerate(campaign.asks))
    for number, role in enumerate(campaign.roles):
        yield from (
            (f"roles[{number}].asks[{place}].question", ask.question) for place, ask in enumerate(role.asks)
        )


def _asks(campaign: Campaign) -> Iterator[Said]:
    for key, question in _asked(campaign):
        if not wording.is_yes_or_no(question):
            yield Said(
                key,
                "the ask is not a question that can be answered with yes or no. Begin with “Will you”, such "
                "as “Will you ask ministers to …?”.",
            )
        if question.count("?") > 1:
            yield Said(key, "asks two things at once. Ask one, and make the other an ask of its own.")
        words = word_count(question)
        if words > wording.MOST_ASK_WORDS:
            yield Said(
                key,
                f"has {words} words, for which a letter needs {own_words_for(words)} of its writer’s. "
                f"Say it in {wording.MOST_ASK_WORDS} at most.",
            )


def _prompts(campaign: Campaign) -> Iterator[Said]:
    for place, role in enumerate(campaign.roles):
        if len(role.prompts) < FEWEST_PROMPTS:
            yield Said(f"roles[{place}].prompts", "one question gets one line. Ask two or three.")
        for number, prompt in enumerate(role.prompts):
            key = f"roles[{place}].prompts[{number}]"
            if wording.is_yes_or_no(prompt.question) and not wording.is_open(prompt.question):
                yield Said(
                    f"{key}.question",
                    "can be answered with yes or no. Begin with What, When, Who, Why or How.",
                )
            if word_count(prompt.help) > wording.MOST_HELP_WORDS:
                yield Said(f"{key}.help", f"is a paragraph. Help in {wording.MOST_HELP_WORDS} words at most.")
            yield from _no_paste(f"{key}.help", prompt.help)
            yield from _readable(f"{key}.question", prompt.question)
            yield from _readable(f"{key}.help", prompt.help)


def _readable(key: str, text: str) -> Iterator[Said]:
    words = wording.long_sentence_words_or_none(text)
    if words:
        yield Said(
            key,
            f"has a sentence of {words} words, and {wording.MOST_SENTENCE_WORDS} at most can be followed. "
            "Make two.",
        )


def _same_prompts(campaign: Campaign) -> Iterator[Said]:
    known = [prompt.id for prompt in campaign.roles[0].prompts]
    for place, role in enumerate(campaign.roles[1:], 1):
        for number, prompt in enumerate(role.prompts):
            if prompt.id not in known:
                yield Said(
                    f"roles[{place}].prompts[{number}].id",
                    f"“{prompt.id}” is no prompt of the first role: whoever changes to this role does not "
                    f"find there what they wrote. Call it as those: {', '.join(known)}.",
                )


def _texts_to_paste(campaign: Campaign) -> Iterator[Said]:
    if campaign.begin is Begin.DRAFT:
        yield Said(
            "begin",
            "“draft” shows the reference letter to be edited. WriteToThem’s terms forbid to hand out text to "
            "paste; it freezes letters that share text and tells their senders who broke its terms. Write "
            "“prompts”.",
        )
    for place, name in enumerate(campaign.common_names):
        if word_count(name) > wording.MOST_NAME_WORDS:
            yield Said(
                "common_names",
                f"the name in place {place + 1} is a sentence, which could be copied unseen. Names alone.",
            )


def _surroundings(campaign: Campaign) -> Iterator[Said]:
    if campaign.hashtag.startswith("#"):
        yield Said("hashtag", "leave the “#” out: pages put it there.")
    if word_count(campaign.summary) > wording.MOST_SUMMARY_WORDS:
        yield Said("summary", f"is long for a link’s preview: {wording.MOST_SUMMARY_WORDS} words at most.")
    if campaign.sites and "widget" not in campaign.channels:
        yield Said(
            "channels", "“widget” is not among them, so nobody who comes by the widget is counted as such."
        )
    for site in campaign.sites:
        if site.startswith("http://"):
            yield Said("sites", f"“{site}” is a machine to try it on. Take it out before you deploy.")
    if not campaign.card:
        yield Said("title", "there is no card.png, the picture that links show. Draw it with: make card")


_LOOKS: tuple[Callable[[Campaign], Iterator[Said]], ...] = (
    _points,
    _undated,
    _asks,
    _prompts,
    _same_prompts,
    _texts_to_paste,
    _surroundings,
)
