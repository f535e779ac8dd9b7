"""Amazon's prices that the bill is made of: London (eu-west-2), US dollars, without VAT, each with its day.

Where a source says "price list", somebody else's public notes quote Amazon's own machine-readable list for
eu-west-2, https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/index.json, as published on that day.
"""

from dataclasses import dataclass

REGION = "London (eu-west-2)"


@dataclass(frozen=True, slots=True)
class Price:
    """One of Amazon's prices.

    Args:
        what: what is paid for.
        dollars: for one unit.
        unit: what the price is for, in words.
        free: units a month that cost nothing, for the whole account and for as long as it is there.
        dated: the day of the list or page, in ISO form.
        source: where it was read.
        is_confirmed: whether it stands like this in a list for London. The others are derived or second hand.
    """

    what: str
    dollars: float
    unit: str
    free: float
    dated: str
    source: str
    is_confirmed: bool = True

    def bill(self, units: float) -> float:
        """Dollars for so many units, as if nothing were free."""
        return units * self.dollars

    def bill_after_free(self, units: float) -> float:
        """Dollars for so many units in one month, where nothing else in the account uses what is free."""
        return self.bill(max(0.0, units - self.free))


PRICE_LIST = "price list"
GATEWAY = Price(
    "API Gateway (REST)",
    3.5e-6,
    "request",
    0,
    "2026-09-05",
    "a snapshot of the price list",
    is_confirmed=False,
)
FUNCTION_CALLS = Price("Lambda, calls", 0.2e-6, "call", 1e6, "2026-10-01", PRICE_LIST)
FUNCTION_TIME = Price("Lambda, time (arm64)", 13.3334e-6, "GB-second", 400_000, "2026-10-01", PRICE_LIST)
WRITES = Price(
    "DynamoDB, writes", 0.7423e-6, "unit", 0, "2024-11-01", "half of the price before", is_confirmed=False
)
READS = Price(
    "DynamoDB, reads", 0.1485e-6, "unit", 0, "2024-11-01", "half of the price before", is_confirmed=False
)
LOGS = Price("CloudWatch, logs", 0.5985, "GB", 5, "2026-09-22", PRICE_LIST)
TRAFFIC = Price("Data to the internet", 0.09, "GB", 100, "2026-09-16", PRICE_LIST)
ALARMS = Price("CloudWatch, alarms", 0.10, "alarm a month", 10, "2026-09-22", PRICE_LIST)
METRICS = Price("CloudWatch, metrics of our own", 0.30, "metric a month", 10, "2026-09-22", PRICE_LIST)
PARAMETERS = Price("Parameter Store, standard", 0, "parameter a month", 0, "2026-10-04", PRICE_LIST)
DECRYPTIONS = Price("KMS, reading the signing key", 3e-6, "request", 20_000, "2026-09-11", PRICE_LIST)
BUDGETS = Price("Budgets, by email", 0, "budget a month", 0, "2026-09-11", PRICE_LIST)
FIREWALL = Price(
    "WAF, the firewall and its two rules", 7, "month", 0, "2026", "others’ pages", is_confirmed=False
)
FIREWALL_CALLS = Price("WAF, requests", 0.6e-6, "request", 0, "2026", "others’ pages", is_confirmed=False)

EVERY_PRICE = (
    GATEWAY,
    FUNCTION_CALLS,
    FUNCTION_TIME,
    WRITES,
    READS,
    LOGS,
    TRAFFIC,
    ALARMS,
    METRICS,
    PARAMETERS,
    DECRYPTIONS,
    BUDGETS,
    FIREWALL,
    FIREWALL_CALLS,
)
