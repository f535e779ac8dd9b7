"""`make api-docs`: writes docs/api.md."""

import json
from pathlib import Path

from tools.api_docs.description import Description
from tools.api_docs.page import page_of

PROJECT = Path(__file__).parents[2]
OPENAPI_FILE = PROJECT / "chalicelib" / "web" / "openapi.json"
PAGE_FILE = PROJECT / "docs" / "api.md"


def page_now() -> str:
    """Give the document as it has to be now."""
    return page_of(Description(json.loads(OPENAPI_FILE.read_text(encoding="utf-8"))))


def main() -> None:
    """Write it."""
    PAGE_FILE.write_text(page_now(), encoding="utf-8", newline="\n")
    print(PAGE_FILE)


if __name__ == "__main__":
    main()
