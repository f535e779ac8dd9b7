"""Our dataclasses behave as the standard library's frozen ones with slots do."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError

import pytest

from chalicelib import frozen


@frozen.dataclass(frozen=True, slots=True)
class Ours:
    name: str
    places: tuple[int, ...] = ()
    notes: dict[str, str] = frozen.field(default_factory=dict, compare=False)
    secret: str = frozen.field(default="", repr=False)
    given: bool = frozen.field(default=True, kw_only=True)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    name: str
    places: tuple[int, ...] = ()
    notes: dict[str, str] = dataclasses.field(default_factory=dict, compare=False)
    secret: str = dataclasses.field(default="", repr=False)
    given: bool = dataclasses.field(default=True, kw_only=True)


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    one: int
    two: int = 2

    def __repr__(self) -> str:
        return "its own words"


@frozen.dataclass(frozen=True, slots=True)
class Other:
    name: str


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Held(Ours):
    """A field more than what it is made of, and a list that its values are held to but that is not kept."""

    last: str
    known: frozen.InitVar[tuple[str, ...]]

    def __post_init__(self, known: tuple[str, ...]) -> None:
        if self.last not in known:
            raise ValueError("not known")


def test_it_shows_itself_as_the_standard_ones_do() -> None:
    """Each value by its name, but for those that are not to be shown."""
    ours = Ours("a", (1,), {"b": "c"}, "hush", given=False)
    theirs = Theirs("a", (1,), {"b": "c"}, "hush", given=False)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert "hush" not in repr(ours)


def test_a_value_may_have_any_name() -> None:
    """What makes and changes a dataclass has no name that one of its values could have."""

    @frozen.dataclass(frozen=True, slots=True)
    class Awkward:
        made: str
        put: str = ""
        missing: tuple[str, ...] = frozen.field(default_factory=tuple)

    changed = frozen.replace(Awkward("a"), made="b", put="c")
    assert (changed.made, changed.put, changed.missing) == ("b", "c", ())


def test_it_is_equal_by_its_values() -> None:
    """Two of one class are the same where what is compared is; they can be kept in a set."""
    assert Ours("a", notes={"b": "c"}) == Ours("a")
    assert len({Ours("a"), Ours("a"), Ours("b")}) == 2
    assert Ours("a") != Ours("a", secret="x")  # noqa: S106 - a value to compare
    unlike: object = Other("a")
    assert unlike != Ours("a")


def test_it_cannot_be_changed() -> None:
    """Neither a value nor anything new can be put in, and nothing can be taken out."""
    ours = Ours("a")
    with pytest.raises(FrozenInstanceError, match="'name'"):
        ours.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="'name'"):
        del ours.name
    assert not hasattr(ours, "__dict__")


def test_each_has_defaults_of_its_own() -> None:
    """What a factory makes is made anew for each."""
    first, second = Ours("a"), Ours("b")
    assert first.notes == {}
    assert first.notes is not second.notes
    assert first.places == ()


def test_its_values_are_checked_when_it_is_made() -> None:
    """The first one of a class as any later one."""
    for _ in range(2):
        with pytest.raises(ValueError, match="no name"):
            Ours("")


def test_what_is_missing_or_too_much_is_an_error() -> None:
    """In Python's own words, which name the function."""
    with pytest.raises(TypeError, match=r"Ours\.__init__\(\) missing 1 required positional argument: 'name'"):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'three'"):
        Named(one=1, three=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Named(1)  # type: ignore[call-arg]


def test_what_a_class_says_itself_stays() -> None:
    """Only what it does not have is added."""
    assert repr(Named(one=1)) == "its own words"
    assert Named(one=1) == Named(one=1, two=2)


def test_the_standard_library_knows_it() -> None:
    """It can be replaced, taken apart and matched, and its fields are what the standard ones are."""
    ours = Ours("a", (1,))
    assert dataclasses.is_dataclass(Ours)
    assert dataclasses.replace(ours, name="b") == Ours("b", (1,))
    assert dataclasses.asdict(ours)["places"] == (1,)
    assert list(map(repr, dataclasses.fields(Ours))) == list(map(repr, dataclasses.fields(Theirs)))
    match ours:
        case Ours(name, places):
            assert (name, places) == ("a", (1,))


def test_it_can_be_replaced_and_taken_apart() -> None:
    """Without the standard library, and as that would."""
    ours = Ours("a", (1,))
    assert frozen.replace(ours, name="b") == Ours("b", (1,))
    assert frozen.values_of(ours) == dataclasses.asdict(ours)
    assert [each.name for each in frozen.fields(Ours)] == [each.name for each in dataclasses.fields(Ours)]


def test_any_name_can_be_replaced() -> None:
    """Also one that the function has for what it is given."""

    @frozen.dataclass(frozen=True, slots=True)
    class Draft:
        made: str

    assert frozen.replace(Draft("a"), made="b") == Draft("b")


def test_one_that_is_made_of_another_has_its_values_too() -> None:
    """What is only there to check is checked by, and not kept."""
    held = Held("a", last="b", known=("b", "c"))
    assert frozen.values_of(held) == {**frozen.values_of(Ours("a")), "last": "b"}
    assert isinstance(held, Ours)
    assert not hasattr(held, "known")
    assert not hasattr(held, "__dict__")
    assert dataclasses.replace(held, last="c", known=("c",)) == frozen.replace(held, last="c", known=("c",))
    for replace in (frozen.replace, dataclasses.replace):
        with pytest.raises(ValueError, match="not known"):
            replace(held, last="d", known=("c",))


def test_it_can_be_copied_and_pickled() -> None:
    """Although nothing can be put into it later."""
    ours = Ours("a", (1,), {"b": "c"})
    assert copy.deepcopy(ours) == pickle.loads(pickle.dumps(ours)) == ours  # noqa: S301 - made here


@pytest.mark.parametrize("kind", [{"frozen": False, "slots": True}, {"frozen": True, "slots": False}])
def test_what_can_be_changed_is_refused(kind: dict[str, bool]) -> None:
    """Only what all of ours are is made here."""
    with pytest.raises(TypeError, match="standard library"):
        frozen.dataclass(**kind)
