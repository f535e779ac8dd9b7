"""Whether a site's colours can be read in the widget. A campaign has none of its own: its pages wear ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.web.theme import Trouble, read_theme
from chalicelib.web.theme.colour import CONTROL, TEXT, colour_or_none, contrast
from chalicelib.web.theme.palette import LIGHT, ink_for
from tools.campaigns.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def colour_warnings(colours: str, file: Path) -> list[Finding]:
    """Try a site's colours as the widget does.

    Args:
        colours: such as ``accent=7a1f5c ground=ffffff``; "" for none.
        file: the campaign's, because a warning stands somewhere.

    Returns:
        A warning where the widget would leave them off.
    """
    wishes = dict(pair.partition("=")[::2] for pair in colours.replace("&", " ").split())
    _, trouble = read_theme(wishes)
    if trouble is Trouble.CONTRAST:
        return [
            Finding(file, 1, f"widget: {_contrasts(wishes)}. The widget would leave all your colours off.")
        ]
    if trouble or wishes.keys() - {"accent", "ground", "ink", "radius", "font"}:
        mend = 'Write accent, ground and ink in hex, such as: COLOURS="accent=7a1f5c ground=ffffff"'
        return [Finding(file, 1, f"widget: “{colours}” has a wish that the widget does not know. {mend}")]
    return []


def _contrasts(wishes: Mapping[str, str]) -> str:
    ground = colour_or_none(wishes.get("ground", "")) or LIGHT.ground
    ink = colour_or_none(wishes.get("ink", "")) or ink_for(ground)
    said = [f"text has a contrast of {contrast(ink, ground):.1f} with its ground and needs {TEXT} (WCAG AA)"]
    accent = colour_or_none(wishes.get("accent", ""))
    if accent:
        said.append(f"the accent has {contrast(accent, ground):.1f} and needs {CONTROL}")
    return ", ".join(said)
