"""Letters and a campaign that the tests of the check share."""

from pathlib import Path

from chalicelib.campaign import Ask, Campaign, Link, Point, Prompt, Role
from chalicelib.letters.check import Reference

GOLDEN = Path(__file__).parent / "golden"
REFERENCE_LETTER = (
    "Dear MP,\n\n"
    "Nobody asked families before their children's records were handed on. Ministers should say who has had "
    "them. Records are kept long after a pupil has left, and a mistake in them can follow somebody for life. "
    "Companies have been given copies with names on them, and so have journalists.\n\n"
    "Yours sincerely,\n\nA constituent\n"
)
ASKS = (
    Ask("tell", "Tell families", "Will you ask ministers to tell families who has had their records?"),
    Ask("stop", "Stop copying", "Will you press for an end to handing copies to companies and journalists?"),
    Ask("law", "Change the law", "Will you back a law that gives every learner a say?"),
)
CAMPAIGN = Campaign(
    id="sample",
    title="A sample",
    organisation="A charity",
    summary="School records are passed on.",
    page="https://campaign.example/records/",
    hashtag="Sample",
    channels=("x", "poster"),
    common_names=("the Department for Education",),
    points=(Point("kept", "Records are kept long after a pupil has left.", "2017"),),
    asks=ASKS,
    roles=(
        Role("parent", "A parent", (Prompt("you", "Who are you?", "In a sentence."),)),
        Role("other", "Someone else", (Prompt("why", "Why you?", "In a sentence."),)),
    ),
    share_texts=("I wrote to my MP: {link}",),
    links=(Link("About", "https://campaign.example/"),),
    reference_letter=REFERENCE_LETTER,
)
REFERENCE = Reference(CAMPAIGN.published_texts(), CAMPAIGN.common_names)

OWN_STORY = (
    "I drive the 14 bus through Leeds and my lad is nine. In March the school sent home a form about census day, "
    "and I signed it at the kitchen table without my glasses on.\n\n"
    "Only at parents' evening did Mrs Khan tell me where it goes. I felt daft, then cross. His reading was behind "
    "for a year because of his ears, and I do not want that to be the first thing that some stranger knows of him."
)


def letter(story: str = OWN_STORY, name: str = "Tom Briggs", greeting: str = "Dear Gareth Thomas,") -> str:
    return f"{greeting}\n\n{story}\n\nWould you look into it?\n\nYours sincerely,\n\n{name}"
