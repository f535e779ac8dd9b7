"""Every public function of the pure code has a property, or says why it has none."""

from tests.unit.properties import WITHOUT, functions_with_a_property, public_functions


def test_every_public_function_has_a_property() -> None:
    """A new one without is named here, and so is one that has got one and still stands among those without."""
    held = functions_with_a_property()
    assert {name for name, function in public_functions().items() if function not in held} == set(WITHOUT)
