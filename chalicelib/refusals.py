"""The one shape in which input is refused."""


class Refusal(Exception):
    """Something that a supporter gave cannot be used as it is.

    Args:
        code: a stable kebab-case word for programs, such as ``postcode-malformed``.
        field: the name of the input that it is about, such as ``postcode``.
        message: what is wrong and what to do next, in plain English, for the supporter.
            Never holds what the supporter typed, because messages are shown, kept and copied.
        suggestion: a likely correction, given back to the supporter alone, or None.
    """

    def __init__(self, code: str, field: str, message: str, suggestion: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.message = message
        self.suggestion = suggestion
