"""Every walk through pages of staff: where it is taken, by which addresses, and which pages it sees. No test is here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.web.browser.swept import accounts, mail, on_a_case, people, recording, work
from tests.web.browser.swept.visiting import Visitor

COUNCIL = "procedures/dudley-council"
EMPLOYERS = "procedures/west-midlands-employers"
OFFICE = "procedures/west-midlands-opcc"
CHARITY = "procedures/works-for-us"
MIGRANTS = "procedures/wanstead-and-woodford-migrant-support"
TRUST = "tests/web/browser/swept/small-trust"
"""Made up, for the actions that none of the shipped procedures has."""
FOLDERS = (COUNCIL, EMPLOYERS, OFFICE, CHARITY, MIGRANTS, TRUST)


@dataclass(frozen=True)
class Walk:
    """A walk, by whoever works for these organisations."""

    steps: Callable[[Visitor], Iterator[str]]
    folders: tuple[str, ...]
    routes: tuple[str, ...]
    pages: tuple[str, ...] = ()


WALKS = (
    Walk(work.the_list, (EMPLOYERS,), ("desk-due", "desk-read"), ("work", "no_cases")),
    Walk(work.views, (EMPLOYERS,), ("desk-view-save", "desk-view", "desk-view-delete"), ("work",)),
    Walk(work.finding, (EMPLOYERS,), ("desk-search", "desk-labels", "desk-notifications"), ("search", "labels", "notifications")),
    Walk(work.several, (EMPLOYERS,), ("desk-together",), (
        "together/plan", "together/asked", "together/letter", "together/done", "together/addresses",
    )),
    Walk(on_a_case.cases, FOLDERS, ("desk-case", "desk-followed", "desk-investigation"), ("case", "followed", "investigation")),
    Walk(on_a_case.sent, (MIGRANTS,), ("desk-letter",), ("letter",)),
    Walk(on_a_case.record_form, (MIGRANTS,), ("desk-form", "desk-form-copy"), ("record_form",)),
    Walk(on_a_case.declaring, (EMPLOYERS,), ("desk-case", "desk-act"), ("declare",)),
    Walk(on_a_case.drafts, (COUNCIL,), ("desk-act",), ("act", "not_open")),
    Walk(on_a_case.letters, (EMPLOYERS,), ("desk-act", "desk-post"), ("preview", "post", "post_printed")),
    Walk(on_a_case.copies, (COUNCIL,), ("desk-copy", "desk-copy-for", "desk-copied"), (
        "copy", "copy_whole", "share", "share_check", "copied",
    )),
    Walk(on_a_case.new_code, (COUNCIL,), ("desk-act",), ("new_code",)),
    Walk(on_a_case.from_outside, (OFFICE,), ("desk-case",), ("case",)),
    Walk(recording.kinds, FOLDERS[:-1], ("desk-kinds", "desk-record"), ("kinds", "record")),
    Walk(recording.received, (CHARITY,), ("desk-record",), ("recorded",)),
    Walk(recording.begun, (CHARITY,), ("desk-record",), ("record",)),
    Walk(recording.on_the_spot, (CHARITY,), ("desk-record",), ("quick",)),
    Walk(recording.meetings, (MIGRANTS,), ("desk-report",), ("agenda",)),
    Walk(recording.published, (CHARITY,), ("desk-publish",), ("publish",)),
    Walk(recording.apart, (CHARITY, EMPLOYERS), ("desk-survey", "desk-equality"), ("survey", "equality")),
    Walk(mail.mail, (CHARITY,), (
        "desk-mail", "desk-mail-one", "desk-mail-shown", "desk-mail-case", "desk-mail-new", "desk-mail-aside", "desk-mail-back",
    ), ("mail", "mail_one")),
    Walk(people.changes, (OFFICE,), ("desk-people", "desk-changing"), ("people/people", "people/change")),
    Walk(people.training, (CHARITY,), ("desk-people", "desk-changing"), ("people/people", "people/change")),
    Walk(people.opening, (OFFICE,), ("desk-opening", "desk-opened"), ("people/opening",)),
    Walk(people.by_two, (OFFICE,), ("desk-judged", "desk-changes"), ("people/changes",)),
    Walk(people.invitations, (OFFICE,), ("desk-invitation", "desk-take-back"), (
        "people/invited", "people/invitation", "people/invitation_passkey", "people/invitation_waits", "people/invitation_over",
    )),
    Walk(accounts.demonstration, (COUNCIL,), ("desk-sign-in",), ("sign_in",)),
    Walk(accounts.signing_in, (TRUST,), (
        "account_login", "account_signup", "account_inactive", "account_email_verification_sent", "account_reset_password",
        "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
        "account_email", "account_change_password", "account_logout", "mfa_index", "mfa_list_webauthn",
        "socialaccount_login_error", "socialaccount_login_cancelled", "socialaccount_connections",
    )),
    Walk(accounts.second_step, (TRUST,), (
        "desk-second-step", "account_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_authenticate",
        "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate",
    ), ("second_step",)),
    Walk(accounts.passkeys, (TRUST,), (
        "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_reauthenticate_webauthn",
    )),
)  # fmt: skip
"""In this order: what one changes, a later one may show."""

NOT_VISITED = {
    "desk-csv": "answers with a file for spreadsheets, and no page",
    "desk-register": "answers with a file for spreadsheets, and no page",
    "desk-file": "answers with a file somebody sent, and no page",
    "desk-letter-pdf": "answers with a letter as a file, and no page",
    "desk-letter-audio": "answers with a letter read out, and no page",
    "desk-mail-original": "answers with a message as it came, and no page",
    "desk-draft": "answers a script, and no person",
    "desk-record-draft": "answers a script, and no person",
    "account_set_password": "nobody has an account without a password",
    "account_confirm_login_code": "nobody signs in with a code by e-mail",
    "account_confirm_email": "no address has to be confirmed (ACCOUNT_EMAIL_VERIFICATION)",
    "mfa_download_recovery_codes": "answers with a file, and no page",
    "mfa_login_webauthn": "answers a script and a button of the page where people sign in",
    "socialaccount_signup": "nobody makes an account for themselves",
}
"""Addresses that staff are given no page at, each with its reason."""
LOOKED_AT = {
    COUNCIL: (
        "add head", "admit right", "agree action", "answer action", "complete action", "drop action", "extend clock",
        "lapse exclusion", "make finding", "move version", "record happening", "refuse right",
    ),
    EMPLOYERS: (
        "add evidence", "appoint", "ask for help", "confirm outcome", "correct", "decide restriction", "end contact",
        "end restriction", "label case", "name person", "record satisfaction", "refer restriction",
    ),
    OFFICE: (
        "agree", "assign", "decide", "escalate", "find exclusion", "give report", "no agreement", "plan step", "send letter",
        "use right",
    ),
    CHARITY: (
        "add note", "change contact", "continue anyway", "declare interest", "finish step", "limit disclosure",
        "record communication", "sign off", "take back", "triage", "withdraw",
    ),
    MIGRANTS: (
        "add paper", "change kind", "check action", "clear person", "delegate", "give help", "judge", "link case", "open track",
        "record fact", "replace code",
    ),
    TRUST: ("approve action", "join decision"),
}  # fmt: skip
"""Every action, and where its form is gone through by keyboard and with its errors: at one organisation each."""
