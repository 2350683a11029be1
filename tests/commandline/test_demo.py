"""`putright demo`: five organisations, served, made up and saying so; kept, and made anew when asked."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.commandline.installations import PUTRIGHT, putright, served, surroundings

FIVE = (
    "dudley-council", "wanstead-and-woodford-migrant-support", "west-midlands-employers", "west-midlands-opcc", "works-for-us",
)  # fmt: skip


class Browser:
    """Somebody who looks at pages, keeps cookies and follows where they are sent."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> tuple[int, str]:
        try:
            with self.opener.open(f"{self.address}{path}", timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def staff(self, organisation: str) -> list[str]:
        """Everybody on the list of names to sign in as."""
        return re.findall(r'name="person" value="([^"]+)"', self.get(f"/{organisation}/desk/sign-in/")[1])

    def sign_in(self, organisation: str, person: str) -> str:
        """Click on a name; the page that follows."""
        _, page = self.get(f"/{organisation}/desk/sign-in/")
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]
        data = urlencode({"csrfmiddlewaretoken": token, "person": person}).encode()
        with self.opener.open(f"{self.address}/{organisation}/desk/sign-in/", data, timeout=30) as answer:
            return str(answer.read().decode())


def test_each_organisation_has_its_pages_and_a_desk_one_click_away(demo: Path) -> None:
    with served(demo, "demo", "--port", "0") as (address, _):
        someone = Browser(address)
        status, first = someone.get("/")
        assert status == 200
        assert "made up" in first
        for organisation in FIVE:
            assert f'href="/{organisation}/"' in first
            for page in ("", "how-it-works/", "track/", "desk/sign-in/"):
                status, text = someone.get(f"/{organisation}/{page}")
                assert (status, "made up" in text) == (200, True), f"{organisation}/{page}"
            seen: set[str] = set()
            for person in someone.staff(organisation):
                cases = set(
                    re.findall(rf'href="(/{organisation}/desk/case/[^/"]+/)', someone.sign_in(organisation, person))
                )
                assert {someone.get(case)[0] for case in cases - seen} <= {200}
                seen |= cases
            assert seen, organisation
        assert someone.get("/nobody/")[0] == 404


def test_it_says_where_it_is_that_all_is_made_up_how_to_sign_in_and_how_to_start_afresh(demo: Path) -> None:
    with served(demo, "demo", "--port", "0") as (_, program):
        assert program.stdout is not None
        program.terminate()
        rest = program.stdout.read()
        assert program.wait(timeout=40) == 0
    for words in ("is made up", "One click", "reference", "--reset", "Stopped."):
        assert words in rest


def test_the_codes_it_prints_open_their_cases(demo: Path) -> None:
    examples = json.loads((demo / ".demo" / "made.json").read_text())["known"]
    assert [example["organisation"] for example in examples] == sorted(FIVE)
    with served(demo, "demo", "--port", "0") as (address, _):
        someone = Browser(address)
        example = examples[0]
        path = f"/{example['organisation']}/track/"
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', someone.get(path)[1])[0]
        fields = re.findall(r'<input[^>]* name="([^"]+)"', someone.get(path)[1])
        data = {name: example["code"] if "code" in name else example["ref"] for name in fields}
        data["csrfmiddlewaretoken"] = token
        with someone.opener.open(f"{address}{path}", urlencode(data).encode(), timeout=30) as answer:
            assert answer.url.endswith("/track/case/")


def test_a_port_that_is_taken_is_said_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        asked = putright(tmp_path, "demo", PORT=port)
    assert asked.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in asked.stderr
    assert "Traceback" not in asked.stderr
    assert not (tmp_path / ".demo" / "demo.sqlite3").exists()


def test_made_today_it_is_kept_and_made_anew_only_when_asked(demo: Path) -> None:
    database = demo / ".demo" / "demo.sqlite3"
    before = database.stat().st_ino
    assert putright(demo, "demo", "--make-only").stdout == ""
    assert database.stat().st_ino == before
    again = putright(demo, "demo", "--make-only", "--reset")
    assert "as you asked" in again.stdout
    assert putright(demo, "verify", "--demo").returncode == 0


def test_settings_of_a_real_installation_never_reach_the_demonstration(demo: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.sqlite3"
    done = putright(
        demo, "demo", "--make-only", "--reset", PUTRIGHT_DATABASE_URL=f"sqlite:///{real}", PUTRIGHT_MODE="live"
    )
    assert done.returncode == 0, done.stderr
    assert not real.exists()


@pytest.mark.parametrize("number", ["many", "0.5"])
def test_a_number_of_cases_that_is_none_is_said(tmp_path: Path, number: str) -> None:
    asked = putright(tmp_path, "demo", "--make-only", PUTRIGHT_DEMO_CASES=number)
    assert asked.returncode != 0
    assert "PUTRIGHT_DEMO_CASES" in asked.stderr
    assert "Traceback" not in asked.stderr


def _heeds_interrupts() -> None:
    """A shell starts what it runs in the background with interrupts ignored, and so would all that comes after."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_broken_off_it_says_so_and_is_made_anew_the_next_time(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [PUTRIGHT, "demo", "--make-only"], cwd=tmp_path, env=surroundings(tmp_path, PUTRIGHT_DEMO_CASES="60"), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_heeds_interrupts,
    )  # fmt: skip
    assert program.stdout is not None
    assert "for the first time" in program.stdout.readline()
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=60)
    assert program.returncode == 1
    assert "begun anew" in said
    assert "Traceback" not in said
    again = putright(tmp_path, "demo", "--make-only", PUTRIGHT_DEMO_CASES="1")
    assert "for the first time" in again.stdout
    assert putright(tmp_path, "verify", "--demo").returncode == 0
