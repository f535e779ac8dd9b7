"""Published figures as programs are told them."""

from typing import Any

from chalicelib.campaign import Campaign
from chalicelib.languages import Language
from chalicelib.tally.disclosure import NOTHING
from chalicelib.tally.published import published_in_words
from chalicelib.tally.report import MEANING, RULES, Line, Report
from chalicelib.tally.snapshot import MAPPED, Snapshot

Json = dict[str, Any]


def counts_answer(
    campaign: Campaign, latest: Snapshot | None, constituencies: int, language: Language
) -> Json:
    """Tell the public figures; before the first ones there is no day that they are from."""
    sent = latest.figures[MAPPED] if latest else NOTHING
    return {
        "campaign": campaign.id,
        "as_of": latest.day.isoformat() if latest else None,
        "letters_at_least": sent.at_least,
        "constituencies_at_least": sent.reached_at_least,
        "constituencies": constituencies,
        "in_words": language.say(published_in_words(latest, constituencies)) if latest else "",
    }


def report_answer(report: Report, language: Language) -> Json:
    """Tell all published figures, with the rules that they were made by."""
    return {
        "campaign": report.campaign.id,
        "as_of": report.day.isoformat(),
        "rules": [language.say(rule) for rule in RULES],
        "symbols": {symbol: language.say(meaning) for symbol, meaning in MEANING.items()},
        "figures": [_figure(line, language) for line in report.lines],
    }


def _figure(line: Line, language: Language) -> Json:
    return {
        "event": line.event,
        "by": line.by,
        "id": line.id,
        "name": line.name_in(language),
        "count": line.count,
        "percent": line.percent,
        "unusual": line.is_unusual,
    }
