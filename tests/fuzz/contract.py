"""Cases that schemathesis makes of the served description, all its checks and ours, counted."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema
from schemathesis.engine.recorder import CheckNode, ScenarioRecorder

from tests.fuzz import checks
from tests.fuzz.serving import Served

SEED = 20261122
# A body of the described shape may still be refused for what it says: a postcode that is not in use, a receipt
# that is not ours. Which refusals those are, our own check looks at.
CONFIG = """
{base_url}seed = {seed}
continue-on-failure = true
generation.database = "none"
headers = {{ Authorization = "Bearer {token}" }}
generation.max-examples = {examples}
phases.coverage.enabled = {is_whole}
phases.stateful.max-steps = 6
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 404, 422]
[checks.negative_data_rejection]
expected-statuses = [400, 401, 404, 405, 413, 415, 422]
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was not as promised."""

    operation: str
    check: str
    what: str


@dataclass(slots=True)
class Tally:
    """What was tried, and what came of it."""

    cases: Counter[str] = field(default_factory=Counter)
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    by_phase: Counter[str] = field(default_factory=Counter)
    findings: dict[tuple[str, str, str], Finding] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add what another round came to."""
        self.cases += other.cases
        self.answers += other.answers
        self.checks += other.checks
        self.by_phase += other.by_phase
        self.findings = other.findings | self.findings
        self.errors += other.errors

    def note(self, phase: str, recorder: ScenarioRecorder) -> None:
        """Count one scenario."""
        for case_id, node in recorder.cases.items():
            operation = node.value.operation.label
            self.cases[operation] += 1
            self.by_phase[phase] += 1
            interaction = recorder.interactions.get(case_id)
            if interaction is not None and interaction.response is not None:
                self.answers[operation, interaction.response.status_code] += 1
            for check in recorder.checks.get(case_id, ()):
                self.checks[check.name] += 1
                self._note_failure(operation, check)

    def _note_failure(self, operation: str, check: CheckNode) -> None:
        if check.status != Status.FAILURE:
            return
        failure = check.failure_info.failure if check.failure_info else None
        title = failure.title if failure else ""
        if (operation, check.name, title) not in self.findings:
            asked = check.failure_info.code_sample if check.failure_info else ""
            what = f"{title}: {failure.message if failure else ''}\n{asked}"
            self.findings[operation, check.name, title] = Finding(operation, check.name, what)


def fuzz(
    served: Served,
    examples: int,
    *,
    seed: int = SEED,
    is_whole: bool = False,
    document: dict[str, Any] | None = None,
) -> Tally:
    """Try the API.

    Args:
        served: where it is.
        examples: most cases made at random for one operation, in each phase. A hundred cost far more than ten
            times what ten do, because all are weighed against each other: rather take several rounds.
        seed: what chance begins with; each has cases of its own.
        is_whole: whether to go through every boundary of the description, too.
        document: another description than the one that is served.

    Returns:
        What was tried and found.
    """
    base_url = f'base-url = "{served.address}/v1"\n' if document else ""
    config = SchemathesisConfig.from_str(
        CONFIG.format(
            base_url=base_url,
            seed=seed,
            token=served.token,
            examples=examples,
            is_whole=str(is_whole).lower(),
        )
    )
    checks.register()
    address = f"{served.address}/v1/openapi.json"
    if document is None:
        schema = schemathesis.openapi.from_url(address, config=config)
    else:
        schema = schemathesis.openapi.from_dict(document, config=config)
    tally = Tally()
    for event in from_schema(schema).execute():
        match event:
            case events.ScenarioFinished():
                tally.note(event.phase.value, event.recorder)
            case events.NonFatalError() | events.FatalError():
                tally.errors.append(str(getattr(event, "info", None) or getattr(event, "exception", event)))
            case _:
                pass
    return tally
