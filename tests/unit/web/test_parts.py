"""Names of style and script that hold the digest of what is in them."""

import re

import pytest

from chalicelib.web.parts import Parts, read_parts
from chalicelib.web.static import STATIC_FOLDER

PRESS = {"press.js": "// a script"}
IMPORTING = {
    "copy.js": 'import { copy } from "./copying.js";\ncopy();',
    "copying.js": "export const copy = 1;",
}


def test_the_name_holds_the_digest_of_the_content() -> None:
    """The same content has the same name everywhere; another has another, and other files do not matter."""
    name = Parts(PRESS).address("press.js")
    assert re.fullmatch(r"static/press\.[0-9a-f]{12}\.js", name)
    assert Parts({**PRESS, "own-words.css": "p {}"}).address("press.js") == name
    assert Parts({"press.js": "// another"}).address("press.js") != name


@pytest.mark.parametrize("name", ["press.js", "press.0123456789ab.js"])
def test_plain_and_old_names_lead_to_the_file_as_it_is_now(name: str) -> None:
    """A page from before an upgrade finds what there is, under a name that says that it is another."""
    part = Parts(PRESS).asked_for(name)
    assert part is not None
    assert part.name != name
    assert part.content == "// a script"


@pytest.mark.parametrize(
    "name", ["", "press", "press.", "press.css", "press.1234.js", "press.0123456789ab.js.js", "../press.js"]
)
def test_nothing_else_is_found(name: str) -> None:
    """What looks like no name of any file is none."""
    assert Parts(PRESS).asked_for(name) is None


def test_scripts_import_by_whole_names_in_any_order() -> None:
    """A script asks for another by the name with its digest, and has another digest when the other changes."""
    for texts in (IMPORTING, dict(reversed(IMPORTING.items()))):
        parts = Parts(texts)
        imported = parts.address("copying.js").removeprefix("static/")
        copy = parts.asked_for("copy.js")
        assert copy is not None
        assert copy.content == f'import {{ copy }} from "./{imported}";\ncopy();'
    changed = Parts({**IMPORTING, "copying.js": "export const copy = 2;"})
    assert changed.address("copy.js") != parts.address("copy.js")


def test_no_file_asks_for_another_by_a_plain_name() -> None:
    """Every import, and every address in a style sheet, is one that changes with what it leads to."""
    parts = read_parts(STATIC_FOLDER)
    plain = {file.name for file in STATIC_FOLDER.iterdir()}
    for name in plain:
        part = parts.asked_for(name)
        assert part is not None
        asked = re.findall(r"""(?:from|import|url)\s*\(?\s*["']([^"'#]+)["']""", part.content)
        assert {each.removeprefix("./") for each in asked} & plain == set()
