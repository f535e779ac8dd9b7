"""What holds for all tests."""

from hypothesis import settings

# No example is judged by the clock: a busy machine is not a defect. All else stays as it is, here and in CI.
settings.register_profile("gate", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("gate")
