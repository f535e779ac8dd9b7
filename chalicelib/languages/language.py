"""One language: its strings, and how they are filled in."""

from collections.abc import Mapping, Sequence
from datetime import date

from chalicelib.frozen import dataclass
from chalicelib.languages.text import Text, Value

COUNTED = "count"  # the value by which one of several forms is chosen
EASY = "-easy"  # how the tag of a language in easy words ends
OTHERWISE = "other"  # the form for every number that has none of its own

Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Language:
    """The strings of one language.

    Args:
        tag: its file's name, such as ``en``.
        name: what it calls itself, for whoever chooses between languages.
        html_tag: how HTML calls it, such as ``en-GB``.
        direction: ``ltr`` or ``rtl``.
        months: the names of the twelve, as they stand in a date.
        short_months: the same where there is little room.
        strings: by key; each with its forms by number, most with that for all others alone.
        is_drafted_by_machine: whether no speaker has signed its file off yet, which its pages say.
    """

    tag: str
    name: str
    html_tag: str
    direction: str
    months: Sequence[str]
    short_months: Sequence[str]
    strings: Mapping[str, Forms]
    is_drafted_by_machine: bool = False

    @property
    def spoken(self) -> str:
        """What is spoken where it is read, such as ``en`` for English and for easy English."""
        return self.html_tag.partition("-")[0].lower()

    @property
    def is_easy(self) -> bool:
        """Whether it is a language in easy words, whose pages look easier, too."""
        return self.tag.endswith(EASY)

    def say(self, text: Text, kind: type[str] = str) -> str:
        """Say something in this language.

        Args:
            text: what.
            kind: ``markupsafe.Markup`` for HTML, which escapes what is filled in.

        Returns:
            The string, filled in, of that kind.

        Raises:
            KeyError: there is no such string, or a value for one of its placeholders is missing.
        """
        forms = self.strings[text.key]
        form = forms.get(str(text.values.get(COUNTED)), forms[OTHERWISE])
        return kind(form).format(**{name: self._said(value) for name, value in text.values.items()})

    def _said(self, value: Value) -> str | int:
        match value:
            case Text():
                return self.say(value)
            case date():
                return self.day(value)
            case _:
                return value

    def day(self, day: date) -> str:
        """Write a day out, as in 5 March 2027."""
        return self._dated("dates.day", day)

    def short_day(self, day: date) -> str:
        """Write a day where there is little room, as in 5 Mar."""
        return self._dated("dates.short-day", day)

    def _dated(self, key: str, day: date) -> str:
        month, short_month = self.months[day.month - 1], self.short_months[day.month - 1]
        parts = {"day": day.day, "month": month, "short_month": short_month, "year": day.year}
        return self.strings[key][OTHERWISE].format(**parts)
