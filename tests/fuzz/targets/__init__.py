"""What is fuzzed: each module's ``hold`` takes any bytes and fails where a promise does not hold for them."""

from collections.abc import Callable, Mapping, Sequence

from tests.fuzz.targets import form, postcode, receipt, words

TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "words": words.hold,
    "postcode": postcode.hold,
    "form": form.hold,
    "receipt": receipt.hold,
}
SEEDS: Mapping[str, Sequence[bytes]] = {
    "words": words.SEEDS,
    "postcode": postcode.SEEDS,
    "form": form.SEEDS,
    "receipt": receipt.SEEDS,
}
