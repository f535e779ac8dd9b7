"""How often the check is right on letters whose answer is known: see tests/accuracy/README.md."""

from statistics import median

from tests.accuracy.bank import Half
from tests.accuracy.drafts import Kind
from tests.accuracy.marks import LETTERS, score_of
from tests.accuracy.verdicts import ready_share, verdicts_on

CHANGED = (0.0, 0.1)  # shares of the campaign sentences' words


def report() -> None:
    """Print how many drafts of each class are ready, and how well the campaign's sentences are marked."""
    halves = "".join(f"{half:>26}" for half in Half)
    print(f"{'Labelled drafts: number, % ready, median worst case':56}{halves}")
    for kind in Kind:
        print(f"{kind:56}" + "".join(f"{verdict_cell(kind, half):>26}" for half in Half))
    print(f"{f'Marks: F1 by words, {LETTERS} letters in each half':56}{halves}")
    for changed in CHANGED:
        title = f"campaign sentences with {changed:.0%} of their words changed"
        print(f"{title:56}" + "".join(f"{score_of(half, changed).f1:26.3f}" for half in Half))


def verdict_cell(kind: Kind, half: Half) -> str:
    verdicts = verdicts_on(kind, half)
    worst = median(verdict.check.worst_case for verdict in verdicts)
    return f"{len(verdicts):6}{ready_share(verdicts):9.1%}{worst:7.2f}"


if __name__ == "__main__":
    report()
