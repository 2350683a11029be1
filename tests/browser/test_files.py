"""Files in a real browser: added on a phone without script, kept with the words, and saved rather than opened."""

from __future__ import annotations

import io
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.people import Complainant, Staff

COUNCIL = "dudley-council"
TOLD = {"what happened": "The bin was missed again.", "outcome wanted": "A bin that is emptied."}


def photo() -> bytes:
    """A photo that says what it was taken with."""
    from PIL import Image

    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "CanaryPhone"
    Image.new("RGB", (300, 200), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """What the browser saves where somebody follows the link to a file."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).first.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_files_are_added_on_a_phone_without_script_and_saved_on_both_sides(phone: Page, office: Page) -> None:
    person = Complainant(phone, COUNCIL)
    person.tells("complaint", TOLD, service="waste care", categories="other")
    person.follows()
    phone.get_by_role("button", name="Add something").click()
    phone.get_by_label("Your message").fill("Here is what it looks like.")
    phone.get_by_label("Add a photo or file").set_input_files(file("The bin.jpg", photo()))
    phone.get_by_role("button", name="Add this file").click()
    expect(phone.get_by_role("list", name="Files you have added")).to_contain_text("The bin.jpg")
    phone.get_by_label("Add another photo or file").set_input_files(file("wrong.exe", b"MZ\x00"))
    phone.get_by_role("button", name="Add this file").click()
    expect(phone.get_by_role("alert")).to_contain_text("The selected file must be a JPG")
    phone.get_by_label("Add another photo or file").set_input_files(file("note.txt", b"Not this one"))
    phone.get_by_role("button", name="Add this file").click()
    phone.get_by_role("button", name="Remove note.txt").click()
    expect(phone.get_by_label("Your message")).to_have_value("Here is what it looks like.")
    phone.get_by_role("button", name="Send", exact=True).click()
    person.follows()
    name, data = saved(phone, "The bin.jpg")
    assert (name, b"CanaryPhone" in data) == ("The bin.jpg", False)

    staff = Staff(office, COUNCIL, person.reference).signs_in("Nadia Aziz")
    staff.opens()
    assert b"CanaryPhone" not in saved(office, "The bin.jpg")[1]
    assert saved(office, "As it was sent")[1] == photo()


def test_the_enter_key_records_what_was_typed_and_adds_no_file(office: Page) -> None:
    person = Complainant(office, COUNCIL)
    person.tells("complaint", TOLD, service="waste care", categories="other")
    staff = Staff(office, COUNCIL, person.reference).signs_in("Nadia Aziz")
    staff.opens()
    office.get_by_role("link", name="Add a document").click()
    office.get_by_label("Document").fill("Round sheet of 12 October")
    office.locator("#file").set_input_files(file("sheet.txt", b"Round 7"))
    office.keyboard.press("Escape")
    office.get_by_label("Document").press("Enter")
    expect(office.locator("main")).to_contain_text("Recorded: Add a document")
    assert saved(office, "sheet.txt") == ("sheet.txt", b"Round 7")
