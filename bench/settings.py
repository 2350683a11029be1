"""The product's own settings, with one bare page beside its pages to compare with."""

from putright.site.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
