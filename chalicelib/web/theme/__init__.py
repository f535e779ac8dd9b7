"""How the widget looks on somebody's page: their colours, as far as they can be read."""

from chalicelib.web.theme.palette import Palette
from chalicelib.web.theme.theme import PLAIN_THEME, Theme, Trouble, read_theme

__all__ = ["PLAIN_THEME", "Palette", "Theme", "Trouble", "read_theme"]
