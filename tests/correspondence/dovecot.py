"""Dovecot on loopback, in a folder and on a port of its own: a real mailbox. Its tests are skipped where it is missing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAM = shutil.which("dovecot") or ("/usr/sbin/dovecot" if Path("/usr/sbin/dovecot").exists() else "")
WHY_NOT = "needs Dovecot (Debian: dovecot-imapd)"

CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
log_path = {folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}
}}
first_valid_uid = 0
first_valid_gid = 0
"""


@dataclass
class Dovecot:
    """The server, and the mailbox behind it."""

    port: int
    folder: Path

    @property
    def address(self) -> str:
        """As the settings name it."""
        return f"imap://feedback:secret@127.0.0.1:{self.port}/INBOX"

    def delivers(self, raw: bytes) -> None:
        """Put a message into the mailbox, as a mail server would."""
        new = self.folder / "mail" / "new"
        new.mkdir(parents=True, exist_ok=True)
        for other in ("cur", "tmp"):
            (self.folder / "mail" / other).mkdir(exist_ok=True)
        file = new / f"{time.time_ns()}.{os.getpid()}.here"
        file.write_bytes(raw)
        for path in (self.folder / "mail", new, new.parent / "cur", new.parent / "tmp", file):
            shutil.chown(path, _who()[0], _who()[1])

    def numbers_again(self) -> None:
        """Forget every number: the mailbox has another UIDVALIDITY from now on, as after it was moved to another server."""
        known = (self.folder / "mail" / "dovecot-uidlist").read_text().split()
        given = next(int(word[1:]) for word in known if word.startswith("V"))
        while time.time() < given + 1:  # the second in which they are given is what tells one numbering from the next
            time.sleep(0.05)
        for file in (self.folder / "mail").glob("dovecot*"):
            file.unlink()


def _who() -> tuple[str, str]:
    import grp
    import pwd

    if os.getuid():
        return pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
    return "nobody", "nogroup"


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def dovecot(folder: Path) -> Iterator[Dovecot]:
    """Start it, wait until it answers, and end it afterwards."""
    user, group = _who()
    port, config = _free(), folder / "dovecot.conf"
    (folder / "mail").mkdir()
    for path in (folder, folder / "mail"):
        shutil.chown(path, user, group)
    for path in (folder, *folder.parents[:3]):
        path.chmod(path.stat().st_mode | 0o055)
    config.write_text(CONFIG.format(folder=folder, user=user, group=group, port=port))
    process = subprocess.Popen([PROGRAM, "-F", "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port, folder)
        yield Dovecot(port, folder)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int, folder: Path) -> None:
    for _ in range(800):  # forty seconds: other tests may have the machine
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
                if line.recv(4) == b"* OK":
                    return
        except OSError:
            time.sleep(0.05)
    log = folder / "log"
    raise RuntimeError(f"Dovecot did not start: {log.read_text() if log.exists() else 'it said nothing'}")
