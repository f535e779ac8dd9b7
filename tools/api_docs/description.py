"""An OpenAPI description as this reads it: what is pointed to, and a schema's kind in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Node = dict[str, Any]
_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
    "object": "object",
    "null": "`null`",
}
OF_ITSELF = "Description"  # the answer that is this very description: its fields are OpenAPI's
MOST_VALUES = 12  # that a reader takes in at a glance
_FORMATS = {"date": "day, as `2026-11-21`", "uri": "web address"}


class Description:
    """The whole description.

    Args:
        document: the JSON of it.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self._objects: dict[str, Node] = {
            name: schema
            for name, schema in document["components"]["schemas"].items()
            if schema.get("type") == "object" and "properties" in schema and name != OF_ITSELF
        }

    def followed(self, node: Node) -> Node:
        """Give what a node points to with what it says itself on top; the node where it points nowhere."""
        if "$ref" not in node:
            return node
        target: Any = self.document
        for step in node["$ref"].split("/")[1:]:
            target = target[step]
        own = {key: value for key, value in node.items() if key != "$ref"}
        return {**self.followed(target), **own}

    def operations(self) -> Iterator[tuple[str, str, Node]]:
        """Give method, path and description of every call, in the order of the description."""
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                yield method.upper(), path, operation

    def object_or_none(self, node: Node) -> str | None:
        """Give the name of the described object that a node points to."""
        name = str(node.get("$ref", "")).rpartition("/")[2]
        return name if name in self._objects else None

    def objects(self) -> Mapping[str, Node]:
        """Give every object that has a name, in the order of the description."""
        return self._objects

    def kind(self, node: Node) -> str:
        """Say in words what may stand at a place.

        Args:
            node: a schema.

        Returns:
            Markdown, such as "list of [Hint](#hint)".
        """
        name = self.object_or_none(node)
        if name:
            return f"[{name}](#{name.lower()})"
        schema = self.followed(node)
        if "const" in schema:
            return _value(schema["const"])
        if len(schema.get("enum", ())) > MOST_VALUES:
            return f"one of {len(schema['enum'])} words, which stand with the calls"
        if "enum" in schema:
            return ", ".join(map(_value, schema["enum"]))
        for alternatives in ("oneOf", "anyOf"):
            if alternatives in schema:
                return " or ".join(map(self.kind, schema[alternatives]))
        kinds = schema.get("type", "anything")
        return " or ".join(self._one(each, schema) for each in ([kinds] if isinstance(kinds, str) else kinds))

    def _one(self, kind: str, schema: Node) -> str:
        if kind == "array":
            return f"list of {self.kind(schema['items'])}" if "items" in schema else "list"
        return _FORMATS.get(schema.get("format", "")) or _KINDS.get(kind, kind)


def _value(value: object) -> str:
    named = {None: "null", True: "true", False: "false", "": "nothing"}
    return f"`{named.get(value, value) if isinstance(value, str | bool | None) else value}`"
