"""Through the pages on which staff sign in: with a password, a code, a passkey; and where everybody needs a second step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.web.browser.swept.seeding import PASSWORD
from tests.web.browser.swept.visiting import Visitor
from tests.web.codes import code_for

SIGNED_OUT = (
    "login", "signup", "password/reset", "password/reset/done", "password/reset/key/done", "inactive", "confirm-email",
    "password/reset/key/1-x-y", "3rdparty/login/error", "3rdparty/login/cancelled",
)  # fmt: skip
SIGNED_IN = ("email", "password/change", "2fa", "2fa/webauthn", "3rdparty", "logout")


def demonstration(visitor: Visitor) -> Iterator[str]:
    """Signing in to a demonstration, where a name is enough."""
    visitor.page.context.clear_cookies()
    visitor.opens("sign-in/")
    yield "be somebody"


def signing_in(visitor: Visitor) -> Iterator[str]:
    """Everything that is asked of somebody who is not signed in."""
    visitor.page.context.clear_cookies()
    for end in SIGNED_OUT:
        visitor.page.goto(f"/accounts/{end}/")
        yield end
    for end, button in (("login", "Sign in"), ("password/reset", "Send the link")):
        visitor.page.goto(f"/accounts/{end}/")
        visitor.presses(button)
        assert visitor.page.title().startswith("Error: ")
        yield f"{end} with errors"
    _signs_in(visitor)
    for end in SIGNED_IN:
        visitor.page.goto(f"/accounts/{end}/")
        yield end


def _signs_in(visitor: Visitor, person: str = "odile") -> None:
    visitor.page.goto("/accounts/login/")
    visitor.page.locator('[name="login"]').fill(f"{person}@nobody.example")
    visitor.page.locator('[name="password"]').fill(PASSWORD)
    visitor.presses("Sign in")


def _shows_again(visitor: Visitor) -> None:
    """Give the password once more, where that is asked."""
    if "/reauthenticate/" in visitor.page.url:
        visitor.page.locator('[name="password"]').fill(PASSWORD)
        visitor.presses("Continue")


def second_step(visitor: Visitor) -> Iterator[str]:
    """An organisation begins to ask for a second step; somebody sets one up, and signs in with it."""
    visitor.opens("people/ways/", "uma")
    visitor.page.locator('[name="value.second"][value="yes"]').check()
    visitor.presses("Save")
    visitor.page.context.clear_cookies()
    _signs_in(visitor)
    visitor.opens("")
    yield "a second step is asked for"
    visitor.press(visitor.page.get_by_role("button", name="Use an app"))
    yield "the password is asked again"
    visitor.presses("Continue")
    yield "the password is missing"
    _shows_again(visitor)
    yield "an app is set up"
    visitor.presses("Start using the app")
    yield "a code is missing"
    visitor.page.locator('[name="code"]').fill(_code(visitor))
    visitor.presses("Start using the app")
    assert "Recovery codes" in visitor.page.locator("main").inner_text()
    yield "recovery codes"
    for end in ("2fa", "2fa/totp/deactivate", "2fa/recovery-codes/generate", "2fa/reauthenticate"):
        visitor.page.goto(f"/accounts/{end}/")
        yield end
    visitor.page.context.clear_cookies()
    _signs_in(visitor)
    yield "a code is asked for"
    visitor.presses("Sign in")
    yield "the code is missing"


def _code(visitor: Visitor) -> str:
    """What an app would show for the secret on the page."""
    secret = re.search(r"secret into the app: (\w+)", visitor.page.locator("main").inner_text())
    assert secret
    return code_for(secret[1])


def passkeys(visitor: Visitor) -> Iterator[str]:
    """A key is added, renamed and taken away."""
    visitor.page.context.clear_cookies()
    _has_a_key(visitor)
    _signs_in(visitor, "tam")
    visitor.page.goto("/accounts/2fa/webauthn/add/")
    _shows_again(visitor)
    yield "a key to add"
    visitor.page.locator('[name="name"]').fill("My telephone")
    with visitor.page.expect_navigation():
        visitor.presses("Add key")
    for end in ("2fa/webauthn", "2fa/webauthn/reauthenticate"):
        visitor.page.goto(f"/accounts/{end}/")
        yield end
    for what in ("Rename", "Remove"):
        visitor.page.goto("/accounts/2fa/webauthn/")
        visitor.press(visitor.page.get_by_role("link", name=what))
        yield f"{what} a key"
    visitor.page.context.clear_cookies()
    _signs_in(visitor, "tam")
    yield "a key is asked for"


def _has_a_key(visitor: Visitor) -> None:
    """The computer asks for a finger, and gets it."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    always = {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, **always}})
