"""Makes texts of a fuzzer's bytes."""

MOST_REPEATS = 64
_PLANES = 0x110000  # code points


def text_of(data: bytes) -> str:
    """Give the text that some bytes stand for. The first says how they are read and how often it is repeated.

    A fuzzer's inputs are short, and what takes long is long: so a few bytes can make a long text.
    """
    head, rest = data[:1], data[1:]
    how = head[0] if head else 0
    text = _code_points(rest) if how & 1 else rest.decode("utf-8", "replace")
    return text * (1 + (how >> 2)) if how & 2 else text


def _code_points(data: bytes) -> str:
    """Every three bytes are a code point: all of Unicode, with the halves of pairs that JSON can hold."""
    numbers = (int.from_bytes(data[place : place + 3], "big") for place in range(0, len(data), 3))
    return "".join(chr(number % _PLANES) for number in numbers)
