"""What holds for the remaining pure functions whatever they are given."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.campaign_table import CampaignFileError, read_table, read_text
from chalicelib.places.about import About, read_about, write_about
from chalicelib.places.faults import DataFileError
from chalicelib.sharing import LINK, MOST_ON_X, X_LINK_LENGTH, share_text_fault_or_none, texts_of, x_length
from chalicelib.toml_file import digest_of, read_toml
from chalicelib.uk_day import uk_day
from tests.unit.attempt import attempt
from tests.unit.letters.samples import CAMPAIGN

# Other tests cover the lines; to trace these, too, would double what they take.
pytestmark = pytest.mark.usefixtures("untraced")

ANY_FILE = st.binary() | st.text().map(str.encode) | st.just(b"title = 'x'\n[[roles]]\nid = 1\n")


@settings(max_examples=50)
@given(ANY_FILE)
def test_any_file_is_read_or_refused(content: bytes) -> None:
    """Whatever an organiser saves as a campaign, the mistake is named by its file, and nothing else is raised."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "campaign.toml"
        file.write_bytes(content)
        tables, fault = attempt(lambda: read_toml(file), ValueError)
        _, table_refusal = attempt(lambda: read_table(file), CampaignFileError)
        text, text_refusal = attempt(lambda: read_text(file), CampaignFileError)
        _, about_refusal = attempt(lambda: read_about(file), DataFileError)
    assert (tables is None) == (fault is not None) == (table_refusal is not None)
    assert {refusal.file for refusal in (table_refusal, text_refusal) if refusal} <= {file}
    assert (text is None) == (attempt(content.decode, UnicodeDecodeError)[1] is not None)
    assert about_refusal


@settings(max_examples=50)
@given(st.builds(About, st.text(), st.integers(0), st.text(), st.lists(st.text()).map(tuple)))
def test_facts_of_a_table_come_back(about: About) -> None:
    """As they were written, in any script."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "about.json"
        _, refusal = attempt(lambda: write_about(file, about), UnicodeEncodeError)
        assert refusal or read_about(file) == about


@given(st.binary(), st.binary())
def test_two_contents_have_two_digests(one: bytes, other: bytes) -> None:
    """And one has one."""
    assert (digest_of(one) == digest_of(other)) == (one == other)


@given(st.text(), st.text())
def test_x_counts_no_less_than_is_there(one: str, other: str) -> None:
    """A link counts 23, and two texts with a space between never count less than each alone."""
    assert x_length(f"{one} {LINK}") == x_length(f"{one} ") + X_LINK_LENGTH or LINK in one
    assert x_length(f"{one} {other}") >= max(x_length(one), x_length(other))


@given(
    st.text(max_size=320) | st.text(st.sampled_from("aé漢🎉 "), max_size=320).map(lambda text: text + LINK)
)
def test_a_text_to_share_fits_or_says_why(text: str) -> None:
    """What is taken has one link and room on X."""
    fault = share_text_fault_or_none(text)
    assert fault or (text.count(LINK) == 1 and x_length(text) <= MOST_ON_X)


@given(st.text())
def test_every_text_holds_the_link(link: str) -> None:
    """Once, as it is, and never read as another place for it."""
    assert texts_of(CAMPAIGN, link) == tuple(
        before + link + after for before, after in (text.split(LINK) for text in CAMPAIGN.share_texts)
    )


@given(st.integers(0, 4_000_000_000))
def test_days_follow_each_other(now: int) -> None:
    """It is the day of UTC or the one after, and never goes back."""
    utc = datetime.fromtimestamp(now, UTC).date()
    assert 0 <= (uk_day(now) - utc).days <= 1
    assert 0 <= (uk_day(now + 86_400) - uk_day(now)).days <= 2
