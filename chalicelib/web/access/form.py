"""What somebody has typed so far to ask for a record: carried from form to form, kept nowhere."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from chalicelib.frozen import dataclass

DATES = ("birth_date", "received")  # each in three boxes, as people write a date
PARTS = ("day", "month", "year")
FIELDS = (
    "for",
    "educated_in",
    "name",
    "subject_name",
    "former_names",
    "schools",
    "pupil_number",
    "contact",
    "reply_by",
    "understanding",
    "parental_responsibility",
    "nation",
    "office",
    "receipt",
    *(f"{name}-{part}" for name in DATES for part in PARTS),
)


class Step(StrEnum):
    """The steps, in order."""

    WHO = "who"
    DETAILS = "details"
    LETTER = "letter"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Form:
    """Everything typed and chosen so far, as it was typed.

    Attributes:
        typed: each field that is not empty, by name.
    """

    typed: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Give what was typed into a field, or ""."""
        return self.typed.get(name, "")

    def date_parts(self, name: str) -> tuple[str, str, str]:
        """Give day, month and year as they were typed."""
        day, month, year = (self[f"{name}-{part}"] for part in PARTS)
        return day, month, year

    def has_date(self, name: str) -> bool:
        """Tell whether anything was typed into a date's boxes."""
        return any(part.strip() for part in self.date_parts(name))

    def hidden_fields(self, *shown: str) -> list[tuple[str, str]]:
        """Give what the next form has to carry along.

        Args:
            shown: names of the fields that the form itself shows; a date's name for its three boxes.

        Returns:
            Pairs of field name and value, without the empty ones.
        """
        return [
            (name, value)
            for name, value in self.typed.items()
            if value and name.partition("-")[0] not in shown
        ]


def form_of(fields: Mapping[str, Sequence[str]]) -> Form:
    """Read back what the pages carry.

    Args:
        fields: every value of every field, by name; anything may be missing or strange.

    Returns:
        The form so far.
    """
    typed = {name: fields[name][-1].replace("\r\n", "\n") for name in FIELDS if fields.get(name)}
    return Form({name: value for name, value in typed.items() if value})
