"""What a fresh process runs: import the app of a folder, answer one event, and say how long that took.

python -I -S first_answer.py FOLDER [FOLDER OF BOTO3] < event.json

It stands alone, so that nothing but the app is imported. It takes processor time, not the clock's: on a
machine that has other work to do a process waits for its turn. Prints milliseconds to the first answer, those
to the same answer again (the median of some), and the first answer.
"""

import json
import sys
import time

AGAIN = 15
THOUSAND = 1_000


def main() -> None:
    folders, event = sys.argv[1:], json.load(sys.stdin)
    sys.path[:0] = folders[:1]
    sys.path += folders[1:]
    begun = time.process_time()
    from app import app  # noqa: PLC0415 - that is what is timed

    answer = app(event, None)
    first = time.process_time() - begun
    again = [timed(app, event) for _ in range(AGAIN)]
    print(
        json.dumps(
            {"first": first * THOUSAND, "again": sorted(again)[AGAIN // 2] * THOUSAND, "answer": answer}
        )
    )


def timed(app: object, event: dict[str, object]) -> float:
    begun = time.process_time()
    app(event, None)  # type: ignore[operator]
    return time.process_time() - begun


if __name__ == "__main__":
    main()
