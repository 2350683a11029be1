"""What every test shares: Hypothesis profiles and the settings Django is tested with; no fixtures of one part."""

import os
from importlib.util import find_spec

from hypothesis import settings

settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("usual", deadline=None)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

if find_spec("putright.site.settings"):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "putright.site.settings")
