"""Makes `.venv` and installs what a purpose needs, once for each state of its lock; builds no styles.

Usage: python tools/set_up.py application|development

Written for any Python 3, and for the standard library alone, so that it can say plainly what is missing.
"""

import hashlib
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(ENVIRONMENT, "bin", "python")
OLDEST_PYTHON = (3, 11)

TOO_OLD = """Putright needs Python 3.11 or newer, and this is {found} ({program}).
Install a newer one, or name it: make test PYTHON=/path/to/python3.11"""

NO_VENV = """This Python ({program}) cannot make a virtual environment: its module `{module}` is missing.
On Debian and Ubuntu: apt-get install python3-venv"""

NOT_INSTALLED = """The packages in requirements/{purpose}.txt could not be installed (see above).
They come from the Python package registry: is there a network, and is pip set up to reach the registry you use?"""


class Missing(Exception):
    """Something outside the project is missing; the message says what, and what to do."""


def main(purpose):
    """Bring the environment up to date for a purpose, or say what is missing."""
    try:
        require_python()
        if not is_up_to_date(purpose):
            make_environment()
            install(purpose)
            record(purpose)
    except Missing as missing:
        print(missing)
        return 1
    return 0


def require_python():
    """Refuse a Python that is too old or cannot make virtual environments."""
    if sys.version_info < OLDEST_PYTHON:
        raise Missing(TOO_OLD.format(found=sys.version.split()[0], program=sys.executable))
    for module in ("venv", "ensurepip"):
        try:
            __import__(module)
        except ImportError:
            raise Missing(NO_VENV.format(program=sys.executable, module=module)) from None


def is_up_to_date(purpose):
    """Say whether the environment works and was last installed from the lock as it is now."""
    try:
        with open(stamp(purpose)) as file:
            return file.read() == fingerprint(purpose) and os.access(PYTHON, os.X_OK)
    except OSError:
        return False


def fingerprint(purpose):
    """Return a hash of the lock, of the package's own metadata and of where the environment stands."""
    digest = hashlib.sha256(ENVIRONMENT.encode())
    for name in (lock(purpose), os.path.join(ROOT, "pyproject.toml"), os.path.abspath(__file__)):
        with open(name, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def make_environment():
    """Create `.venv` unless it is there and works."""
    probe = [PYTHON, "-m", "pip", "--version"]
    if os.access(PYTHON, os.X_OK) and subprocess.call(probe, stdout=subprocess.DEVNULL) == 0:
        return
    print("Making .venv with Python {}.{}".format(*sys.version_info[:2]), flush=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", ENVIRONMENT]) != 0:
        raise Missing(NO_VENV.format(program=sys.executable, module="venv"))


def install(purpose):
    """Install the locked packages, each checked against its hash, then Putright itself, which is not copied."""
    print("Installing what requirements/{}.txt lists (a minute, the first time)".format(purpose), flush=True)
    if pip("--require-hashes", "--requirement", lock(purpose)) != 0:
        raise Missing(NOT_INSTALLED.format(purpose=purpose))
    if pip("--no-deps", "--no-build-isolation", "--editable", ROOT) != 0:
        raise Missing("Putright itself could not be installed in .venv (see above).")


def pip(*arguments):
    """Run `pip install` in the environment and return its exit status."""
    quiet = ("--quiet", "--disable-pip-version-check")
    return subprocess.call((PYTHON, "-m", "pip", "install") + quiet + arguments)


def record(purpose):
    """Note that this purpose is served, so that the next run has nothing to do."""
    with open(stamp(purpose), "w") as file:
        file.write(fingerprint(purpose))


def lock(purpose):
    """Return the path of the lock for a purpose."""
    return os.path.join(ROOT, "requirements", purpose + ".txt")


def stamp(purpose):
    """Return the path of the note that a purpose was installed."""
    return os.path.join(ENVIRONMENT, ".putright-" + purpose)


if __name__ == "__main__":
    if sys.argv[1:] not in (["application"], ["development"]):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
