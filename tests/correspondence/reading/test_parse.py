"""What ordinary messages say, in the many ways in which programs write them."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from putright.correspondence.reading.message import read_from
from putright.correspondence.reading.parse import CUT, TOO_LARGE, parse, part


def letter(text: str = "The bin was missed again.", html: str = "", **headers: str) -> EmailMessage:
    """A message as a usual program writes it."""
    made = EmailMessage()
    made["From"] = "Ada Brook <Ada@Mail.example>"
    made["To"] = "feedback@council.example"
    made["Subject"] = "Bins"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def test_who_wrote_what_to_whom() -> None:
    found = parse(letter(Message_ID="<1@mail.example>", Date="Thu, 26 Nov 2026 09:00:00 +0000").as_bytes())
    assert (found.sender, found.name, found.subject) == ("ada@mail.example", "Ada Brook", "Bins")
    assert found.text == "The bin was missed again."
    assert found.to == ("feedback@council.example",)
    assert (found.message_id, found.dated) == ("<1@mail.example>", "2026-11-26T09:00:00+00:00")
    assert (found.automatic, found.trouble, found.attached) == ("", "", ())


def test_words_in_any_language_and_character_set() -> None:
    found = parse(letter("Dŵr — 水 — £5", Subject_="x").as_bytes())
    assert found.text == "Dŵr — 水 — £5"
    head = b"From: a@b.example\r\nSubject: =?iso-8859-1?q?Caf=E9?=\r\n"
    latin = head + b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\nCaf\xe9"
    assert (parse(latin).subject, parse(latin).text) == ("Café", "Café")
    assert parse(b"From: a@b.example\r\n\r\nCaf\xe9 \x80").text == "Café €"


def test_plain_text_is_taken_where_there_is_both_and_html_where_there_is_not() -> None:
    assert parse(letter("Plain words", "<p>Other <b>words</b></p>").as_bytes()).text == "Plain words"
    only = EmailMessage()
    only["From"] = "a@b.example"
    only.set_content("<p>First</p><ul><li>one</li><li>two</li></ul><p>Tom &amp; Ann</p>", subtype="html")
    assert parse(only.as_bytes()).text == "First\n\none\n\ntwo\n\nTom & Ann"


def test_html_is_cleaned_of_everything_that_acts_or_fetches() -> None:
    source = '<p onclick="x()">Hello <img src="http://evil.example/a.png"><a href="http://evil.example">here</a><script>x</script></p>'
    found = parse(letter("x", source).as_bytes())
    assert found.html.strip() == '<p>Hello <a rel="noopener noreferrer">here</a></p>'


def test_what_is_attached_is_named_and_can_be_had() -> None:
    made = letter("See the photo")
    made.add_attachment(b"\xff\xd8\xff" + b"a" * 100, maintype="image", subtype="jpeg", filename="../bin.jpg")
    made.add_attachment("A list", filename="list.txt")
    found = parse(made.as_bytes())
    assert [(one.number, one.name, one.type, one.size) for one in found.attached] == [
        (1, ".. bin.jpg", "image/jpeg", 103), (2, "list.txt", "text/plain", 7),
    ]  # fmt: skip
    assert part(made.as_bytes(), 1).startswith(b"\xff\xd8\xff")
    assert part(made.as_bytes(), 3) == b""
    assert found.text == "See the photo"


def test_a_message_within_a_message_is_read_too() -> None:
    outer = letter("Please see below")
    outer.add_attachment(letter("The first complaint"))
    assert parse(outer.as_bytes()).text == "Please see below\n\nThe first complaint"


@pytest.mark.parametrize(
    "sender", ["", "a@b.example, c@d.example", "<>", "no address", "a@b", "a b@c.example", '"a@b.example" <>']
)
def test_a_sender_that_cannot_be_told_is_none(sender: str) -> None:
    found = parse(f"From: {sender}\r\n\r\nWords".encode())
    assert found.sender == ("a@b" if sender == "a@b" else "")
    assert found.text == "Words"


def test_two_senders_are_none() -> None:
    assert parse(b"From: a@b.example\r\nFrom: c@d.example\r\n\r\nWords").sender == ""


def test_what_it_answers_comes_with_the_nearest_first() -> None:
    found = parse(
        letter(In_Reply_To="<3@x.example>", References="<1@x.example> <2@x.example> <3@x.example>").as_bytes()
    )
    assert found.answers == ("<3@x.example>", "<2@x.example>", "<1@x.example>")


def test_a_line_of_a_mailbox_file_is_no_part_of_it() -> None:
    assert parse(b"From ada@mail.example Thu Nov 26\nFrom: ada@mail.example\n\nWords").sender == "ada@mail.example"


def test_what_is_cut_or_too_large_says_so() -> None:
    long = parse(b"From: a@b.example\r\nX-A: " + b"a" * 50_000 + b"\r\n\r\nWords")
    assert (long.text, long.trouble) == ("Words", CUT)
    large = parse(b"From: a@b.example\r\n\r\n" + b"words " * 8_000_000)
    assert (large.sender, large.trouble) == ("a@b.example", TOO_LARGE)


def test_it_comes_through_from_process_to_process_as_it_is() -> None:
    made = letter(In_Reply_To="<3@x.example>")
    made.add_attachment(b"abc", maintype="image", subtype="png", filename="a.png")
    found = parse(made.as_bytes())
    assert read_from(found.as_values()) == found


def test_a_message_of_pictures_and_links_alone_says_where_they_lead() -> None:
    page = (
        '<a href="https://a.example/x"><img src="http://b.example/y.gif" alt="Our offer"></a><a href="javascript:x()">'
    )
    found = parse(b"From: a@b.example\nContent-Type: text/html\n\n" + page.encode())
    assert found.text == "https://a.example/x\n[Our offer] http://b.example/y.gif"
    assert "example" not in found.html


def test_where_nothing_is_written_but_in_a_file_the_file_is_read() -> None:
    named = b'Content-Type: text/html; name="page.html"\nContent-Disposition: attachment; filename="page.html"\n\n<p>The lift</p>'
    found = parse(b"From: a@b.example\n" + named)
    assert (found.text, [one.name for one in found.attached]) == ("The lift", ["page.html"])


def test_what_is_written_in_a_file_is_not_added_to_a_letter_that_has_words() -> None:
    file = b"--x\nContent-Type: text/plain\nContent-Disposition: attachment\n\nMore\n--x--\n"
    parts = b"--x\nContent-Type: text/plain\n\nHello\n" + file
    found = parse(b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + parts)
    assert (found.text, len(found.attached)) == ("Hello", 1)
