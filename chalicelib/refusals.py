"""The one shape in which input is refused."""

from chalicelib.languages import Text


class Refusal(Exception):  # noqa: N818 - a refusal is an answer to a supporter, not an error of ours
    """Something that a supporter gave cannot be used as it is.

    Args:
        code: a stable kebab-case word for programs, such as ``postcode-malformed``.
        field: the name of the input that it is about, such as ``postcode``.
        text: what is wrong and what to do next, for the supporter; where left out, the string in
            ``refusals`` that is named as the code. Never holds what the supporter typed, because it is
            shown, kept and copied.
        suggestion: a likely correction, given back to the supporter alone, or None.
    """

    def __init__(
        self, code: str, field: str, text: Text | None = None, suggestion: str | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.text = text or Text(f"refusals.{code}")
        self.suggestion = suggestion


class Refused(Exception):  # noqa: N818 - as above
    """All that is wrong with one request, so that it can be mended in one go.

    Args:
        refusals: at least one, in the order of the form's fields.
    """

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(", ".join(refusal.code for refusal in refusals))
        self.refusals = refusals
