"""Messages that machines wrote, each as its program writes it: answers, bounces, lists. Names and addresses are made up."""

from __future__ import annotations

BOUNCE = """Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: feedback@council.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Thu, 26 Nov 2026 09:00:00 +0000

Final-Recipient: rfc822; ada@mail.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; said no

--B
Content-Type: {kind}

Message-ID: {about}
Subject: We have your complaint

--B--
"""


def bounce(
    about: str = "<1@council.example>", status: str = "5.1.1", action: str = "failed", kind: str = "message/rfc822"
) -> bytes:
    """A report that a message did not arrive, or did not yet."""
    return BOUNCE.format(about=about, status=status, action=action, kind=kind).replace("\n", "\r\n").encode()


def _plain(headers: str, sender: str = "Ada Brook <ada@mail.example>", subject: str = "Re: Bins") -> bytes:
    lines = [
        f"From: {sender}",
        "To: feedback@council.example",
        f"Subject: {subject}",
        *headers.splitlines(),
        "",
        "I am away.",
    ]
    return "\r\n".join(lines).encode()


FIXTURES: dict[str, bytes] = {
    "a bounce of postfix": bounce(),
    "a bounce that gives the headers alone": bounce(kind="text/rfc822-headers"),
    "a delay of a mail server": bounce(status="4.4.1", action="delayed"),
    "a bounce of exim": _plain(
        "X-Failed-Recipients: ada@mail.example\nAuto-Submitted: auto-replied",
        "Mail Delivery System <Mailer-Daemon@mx.example>",
        "Mail delivery failed: returning message to sender",
    ),
    "a bounce of qmail": _plain("", "MAILER-DAEMON@mx.example", "failure notice"),
    "a bounce of exchange": _plain(
        "", "Microsoft Outlook <postmaster@firm.example>", "Undeliverable: We have your complaint"
    ),
    "a bounce without a sender on its envelope": _plain("Return-Path: <>", "system@mx.example", "Returned mail"),
    "a bounce of a filter": _plain(
        "Return-Path: <>", "MessageLabs <alert@filter.example>", "Warning: e-mail not delivered"
    ),
    "vacation of sieve": _plain("Auto-Submitted: auto-replied (vacation)"),
    "vacation of unix": _plain("Precedence: bulk\nX-Vacation: yes", subject="away from my mail"),
    "out of office of exchange": _plain(
        "X-Auto-Response-Suppress: All\nAuto-Submitted: auto-generated", subject="Automatic reply: Bins"
    ),
    "out of office of an old exchange": _plain(
        "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent", subject="Out of Office: Bins"
    ),
    "out of office that says so in its subject alone": _plain("", subject="Out of the office until Monday"),
    "automatic reply that says so in its subject alone": _plain("", subject="Automatic reply: Re: Bins"),
    "auto response in its subject": _plain("", subject="Auto-Response: thank you for your message"),
    "notes of lotus": _plain("X-Autorespond: yes", subject="Ada Brook is out of the office"),
    "a help desk that answers": _plain(
        "X-Autoreply: yes\nAuto-Submitted: auto-replied", "Help <help@firm.example>", "[#12] We have your message"
    ),
    "another system like this one": _plain(
        "Auto-Submitted: auto-generated", "Feedback <feedback@other.example>", "We have your complaint"
    ),
    "a message nobody is to answer": _plain("", "no-reply@shop.example", "Your order"),
    "another of that kind": _plain("", "Do Not Reply <donotreply@shop.example>", "Your order"),
    "a mailing list": _plain(
        "List-Id: <talk.lists.example>\nPrecedence: list", "Somebody <some@lists.example>", "[talk] Hello"
    ),
    "a newsletter": _plain("List-Unsubscribe: <mailto:leave@news.example>", "News <news@news.example>", "This week"),
    "junk that says so": _plain("Precedence: junk", "Shop <shop@shop.example>", "Sale"),
    "majordomo": _plain("", "majordomo@lists.example", "Majordomo results"),
    "a bounce address": _plain("", "bounces+1234@sender.example", "Delivery report"),
    "a delivery failure in its subject alone": _plain(
        "", "System <system@mx.example>", "Delivery Status Notification (Failure)"
    ),
    "a calendar that answers": _plain(
        "Auto-Submitted: auto-generated\nContent-Class: urn:content-classes:calendarmessage",
        subject="Accepted: meeting",
    ),
}
"""By what each is."""
