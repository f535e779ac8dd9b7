"""Reads a page as a browser without script does: its forms, what they hold, and what a button sends."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Button:
    """A button, and what it adds to its form."""

    label: str
    name: str | None
    value: str
    form: str = ""  # the id of a form that it does not stand in
    action: str = ""  # where it goes instead of there


@dataclass
class Form:
    """A form: where it goes, and what stands in it now."""

    action: str
    id: str = ""
    values: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    def fill(self, name: str, *values: str) -> None:
        """Put other values in the place of a field's."""
        self.values = [pair for pair in self.values if pair[0] != name] + [(name, value) for value in values]

    def value(self, name: str) -> str | None:
        return next((value for key, value in self.values if key == name), None)

    def pressed(self, label: str) -> dict[str, list[str]]:
        """What the browser sends when a button is pressed."""
        return self.sent_by(next(button for button in self.buttons if button.label == label))

    def sent_by(self, button: Button) -> dict[str, list[str]]:
        """What the browser sends with one of its buttons, wherever that stands."""
        sent: dict[str, list[str]] = {}
        for name, value in [*self.values, (button.name or "", button.value)]:
            if name:
                sent.setdefault(name, []).append(value.replace("\r\n", "\n").replace("\n", "\r\n"))
        return sent


class Page(HTMLParser):
    """One page: its forms, its text, its ids and where its links go."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.ways: dict[str, str] = {}  # to the same page in another language, by its tag
        self.apart: list[Button] = []  # buttons that stand outside of their forms
        self.tags: list[str] = []
        self._words: list[str] = []
        self._textarea: str | None = None
        self._button: Button | None = None
        self._inside_form = False
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words).split())

    def sent_apart(self, label: str) -> tuple[str, dict[str, list[str]]]:
        """Where a button that stands outside of its form goes, and what the browser sends there."""
        button = next(button for button in self.apart if button.label == label)
        (form,) = (form for form in self.forms if form.id == button.form)
        return button.action or form.action, form.sent_by(button)

    def form(self, button: str) -> Form:
        """The form that has this button."""
        return next(form for form in self.forms if button in [each.label for each in form.buttons])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "form":
            self.forms.append(Form(given["action"].partition("#")[0], given.get("id", "")))
            self._inside_form = True
        elif tag == "a":
            self._link(given)
        elif tag == "input" and self._inside_form:
            self._input(given)
        elif tag == "textarea":
            self._textarea = ""
            if self._inside_form:
                self.forms[-1].values.append((given["name"], ""))
        elif tag == "button":
            action = given.get("formaction", "").partition("#")[0]
            self._button = Button(
                "", given.get("name"), given.get("value", ""), given.get("form", ""), action
            )

    def _link(self, given: dict[str, str]) -> None:
        if "hreflang" in given:
            self.ways[given["hreflang"]] = given["href"]
        else:
            self.links.append(given["href"])

    def _input(self, given: dict[str, str]) -> None:
        is_choice = given.get("type") in {"radio", "checkbox"}
        if "name" in given and (not is_choice or "checked" in given):
            self.forms[-1].values.append((given["name"], given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside_form = False
        elif tag == "textarea":
            if self._inside_form and self._textarea is not None:
                name, _ = self.forms[-1].values.pop()
                self.forms[-1].values.append((name, self._textarea.removeprefix("\n")))
            self._textarea = None
        elif tag == "button" and self._button is not None:
            if self._button.form:
                self.apart.append(self._button)
            elif self._inside_form:
                self.forms[-1].buttons.append(self._button)
            self._button = None

    def handle_data(self, data: str) -> None:
        self._words.append(data)
        if self._textarea is not None:
            self._textarea += data
        if self._button is not None:
            self._button.label += data
