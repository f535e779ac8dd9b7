"""`make card`: draws the picture of every campaign that a link to it shows where it is shared.

The same campaign gives the same drawing, byte for byte. How its letters look in the PNG depends on the fonts
of the machine that makes it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from chalicelib.campaign_file import CAMPAIGN_FILE, load_campaign
from chalicelib.languages import Languages, Text
from tools.chromium import opened
from tools.counting import CAMPAIGNS
from tools.lettering import Room, fit
from tools.local.refusal import CannotRunError

if TYPE_CHECKING:
    from jinja2 import Template
    from playwright.sync_api import Browser

    from chalicelib.campaign import Campaign

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEMPLATE = Path(__file__).with_name("card.svg")
DRAWING, PICTURE = "card.svg", "card.png"
WIDTH, HEIGHT = 1200, 630  # what the sites that show such pictures ask for
MARGIN = 64
# Pixels. A preview is often 300 wide, a quarter of this: what is under 40 can hardly be read there.
TITLE = Room(width=710, height=280, sizes=(112, 104, 96, 88, 80, 72, 64, 56, 48), line_height=1.15)
LINE = Room(width=710, height=130, sizes=(52, 48, 44, 40), line_height=1.25)
ORGANISATION = Room(width=710, height=50, sizes=(40, 36, 32))


def draw(campaign: Campaign, line: str) -> str:
    """Draw a campaign's picture.

    Args:
        campaign: its title and organisation stand in it.
        line: what a supporter does here, in a few words.

    Returns:
        SVG. Text that is too long for it is set smaller, and cut where that does not help.
    """
    title, short, organisation = (
        fit(campaign.title, TITLE),
        fit(line, LINE),
        fit(campaign.organisation, ORGANISATION),
    )
    foot = HEIGHT - MARGIN
    return _template().render(
        title=title,
        title_top=round(96 + title.size * 0.8),
        line=short,
        line_top=round(foot - 76 - (len(short.lines) - 1) * short.size * LINE.line_height),
        organisation=organisation,
        organisation_top=foot,
    )


def save_picture(browser: Browser, drawing: str, into: Path) -> None:
    """Turn a drawing into a PNG of its own size.

    Args:
        browser: which does it.
        drawing: SVG.
        into: the file.
    """
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.set_content(f"<!DOCTYPE html><style>body {{ margin: 0 }} svg {{ display: block }}</style>{drawing}")
    page.screenshot(path=into)
    page.close()


def line_of_all() -> str:
    """Give what every picture says that a supporter does here, as the first page says it."""
    return Languages().default.say(Text("you.heading"))


def folders_to_draw() -> list[Path]:
    """Give the folder of every campaign, the examples' too."""
    return [
        file.parent for place in (CAMPAIGNS, EXAMPLES) for file in sorted(place.glob(f"*/{CAMPAIGN_FILE}"))
    ]


def main() -> int:
    """Draw the picture of every campaign.

    Returns:
        The exit code: 0, or 1 where it could not be done.
    """
    try:
        with opened() as browser:
            for folder in folders_to_draw():
                campaign = load_campaign(folder)
                drawing = draw(campaign, line_of_all())
                (folder / DRAWING).write_text(drawing, encoding="utf-8", newline="\n")
                save_picture(browser, drawing, folder / PICTURE)
                print(f"{campaign.id}: {folder / PICTURE}")
    except CannotRunError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
