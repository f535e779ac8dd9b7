"""docs/api.md is what the interface says of itself."""

from tests.routes.api_contract import shipped_contract
from tools.api_docs.__main__ import PAGE_FILE, page_now
from tools.api_docs.description import Description
from tools.api_docs.fields import request_rows, variants_of

PLACE = {
    "oneOf": [
        {"properties": {"draft": {"type": "string"}, "story": {"type": "null"}}, "required": ["draft"]},
        {
            "properties": {"story": {"type": ["string", "null"], "description": "Their\nwords | all"}},
            "required": ["story"],
        },
    ]
}


def test_the_committed_page_is_the_one_of_now() -> None:
    """After a change of openapi.json, make api-docs has to be run."""
    assert PAGE_FILE.read_text(encoding="utf-8") == page_now(), "run make api-docs, and commit what it writes"


def test_every_field_and_code_is_told() -> None:
    """Each field of each body and answer stands on the page, and each code of a problem."""
    page = PAGE_FILE.read_text(encoding="utf-8")
    schemas = shipped_contract().document["components"]["schemas"]
    fields = {
        name for kind, each in schemas.items() if kind != "Description" for name in each.get("properties", ())
    }
    codes = set(schemas["FieldError"]["properties"]["code"]["enum"])
    assert sorted(name for name in fields if f"`{name}`" not in page) == []
    assert sorted(code for code in codes if f"`{code}`" not in page) == []


def test_a_field_of_one_shape_says_so() -> None:
    """Whoever sends the one shape sees what belongs to the other; a field that must be empty is no field."""
    description = Description(shipped_contract().document)
    assert list(request_rows(description, variants_of(description, PLACE, ["draft", "story"]))) == [
        "| `draft` | text | for `draft` |  |",
        "| `story` | text or `null` | for `story` | Their words \\| all |",
    ]
