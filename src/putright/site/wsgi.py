"""The application as a web server calls it. It does not start on a database that would let entries be changed."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "putright.site.settings")

application = get_wsgi_application()

from putright.site.start import insist_on_guards  # noqa: E402 - models are ready only now

insist_on_guards()

# What is loaded by now stays for good. The collector walks it no more, which saves a twentieth of the time of a request.
gc.collect()
gc.freeze()
