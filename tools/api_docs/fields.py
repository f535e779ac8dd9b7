"""Tables of fields, with those of several variants in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tools.api_docs.description import Description, Node

HEAD = "| field | is | needed | what |\n|---|---|---|---|"
ANSWER_HEAD = "| field | is | what |\n|---|---|---|"
ALWAYS, NEVER = "yes", "no"


@dataclass(frozen=True, slots=True)
class Variants:
    """The objects that may stand at one place.

    Attributes:
        schemas: one or several.
        names: what each is called; as many.
    """

    schemas: Sequence[Node]
    names: Sequence[str]

    def fields(self) -> Mapping[str, Node]:
        """Give every field of any of them that may hold something, in order."""
        found: dict[str, Node] = {}
        for schema in self.schemas:
            for name, field in schema["properties"].items():
                if field != {"type": "null"}:
                    found.setdefault(name, field)
        return found

    def having(self, field: str) -> list[str]:
        """Name those that have a field."""
        return [
            name
            for name, schema in zip(self.names, self.schemas, strict=True)
            if schema["properties"].get(field, {"type": "null"}) != {"type": "null"}
        ]

    def needing(self, field: str) -> list[str]:
        """Name those that cannot be without a field."""
        return [
            name
            for name, schema in zip(self.names, self.schemas, strict=True)
            if field in schema.get("required", ())
        ]


def variants_of(description: Description, schema: Node, names: Sequence[str]) -> Variants:
    """Take a schema apart into the objects that may stand there.

    Args:
        description: where it stands.
        schema: an object, or ``oneOf`` several.
        names: what those are called, in their order; of more than there are, the first.
    """
    alternatives = description.followed(schema).get("oneOf", [schema])
    return Variants([description.followed(each) for each in alternatives], names[: len(alternatives)])


def request_rows(description: Description, variants: Variants) -> Iterator[str]:
    """Give a table's row for each field that may be sent."""
    for name, field in variants.fields().items():
        needed = _needed(variants, name)
        kind = _kind_in(description, variants, name)
        yield f"| `{name}` | {kind} | {needed} | {what(description, field)} |"


def answer_rows(description: Description, variants: Variants, inside: str = "") -> Iterator[str]:
    """Give a table's row for each field of an answer, those of objects without a name below their own."""
    for name, field in variants.fields().items():
        kind = _kind_in(description, variants, name)
        whole = f"{inside}{name}"
        yield f"| `{whole}` | {kind} | {_only(variants, name)}{what(description, field)} |"
        schema = description.followed(field)
        if kind == "object" and "properties" in schema:
            yield from answer_rows(description, Variants([schema], [""]), f"{whole}.")


def what(description: Description, field: Node) -> str:
    """Say what a field is for, fit for a table's cell."""
    return " ".join(description.followed(field).get("description", "").split()).replace("|", "\\|")


def _kind_in(description: Description, variants: Variants, name: str) -> str:
    fields = (schema["properties"].get(name, {"type": "null"}) for schema in variants.schemas)
    kinds = dict.fromkeys(description.kind(field) for field in fields if field != {"type": "null"})
    return " or ".join(kinds)


def _needed(variants: Variants, name: str) -> str:
    needing = variants.needing(name)
    if len(needing) == len(variants.schemas):
        return ALWAYS
    if needing:
        return f"for {_listed(needing)}"
    having = variants.having(name)
    return NEVER if len(having) == len(variants.schemas) else f"no; only for {_listed(having)}"


def _only(variants: Variants, name: str) -> str:
    having = variants.having(name)
    if len(having) < len(variants.schemas):
        return f"Only in {_listed(having)}. "
    return "" if len(variants.needing(name)) == len(having) else "May be missing. "


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
