"""Tables of code points that are worked out one by one."""

from chalicelib.letters.code_points import MOST_KEPT, CodePointTable


def test_a_table_forgets_before_it_grows_too_large() -> None:
    """However many code points a text holds, each becomes what it should, and memory stays small."""
    table = CodePointTable(str.upper)
    text = "".join(chr(0x4E00 + number) for number in range(2 * MOST_KEPT)) + "a"
    assert text.translate(table) == text[:-1] + "A"
    assert len(table) <= MOST_KEPT
