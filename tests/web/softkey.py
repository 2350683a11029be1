"""A passkey made of software: it answers as a browser with a device does, truly or not. No test is here."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.http import HttpResponse
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

PRESENT, VERIFIED, NEW = 0x01, 0x04, 0x40
HOST = "testserver"


@dataclass
class SoftKey:
    """One key of one person on one device."""

    verifies: bool = True
    """Whether the device makes sure of the person, by finger, face or code."""
    number: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    handle: bytes = b""
    """What it keeps of whom it is for."""

    def __post_init__(self) -> None:
        """Make the secret."""
        self.secret = ec.generate_private_key(ec.SECP256R1())

    def made(self, asked: dict[str, Any], origin: str = f"https://{HOST}") -> str:
        """The answer to being asked to be made."""
        options = asked["creation_options"]["publicKey"]
        self.handle = websafe_decode(options["user"]["id"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.secret.public_key())))
        own = bytes(16) + len(self.number).to_bytes(2, "big") + self.number + public
        told = {"fmt": "none", "authData": self._data(NEW) + own, "attStmt": {}}
        client = self._client("webauthn.create", options["challenge"], origin)
        return self._answer({
            "clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(cbor.encode(told)),
        })  # fmt: skip

    def signed(self, options: dict[str, Any]) -> str:
        """The answer to being asked to sign in."""
        data = self._data(0)
        client = self._client("webauthn.get", options["publicKey"]["challenge"], f"https://{HOST}")
        signature = self.secret.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer({
            "clientDataJSON": websafe_encode(client), "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature), "userHandle": websafe_encode(self.handle),
        })  # fmt: skip

    def _data(self, more: int) -> bytes:
        flags = PRESENT | (VERIFIED if self.verifies else 0) | more
        return hashlib.sha256(HOST.encode()).digest() + bytes([flags]) + bytes(4)

    def _client(self, kind: str, challenge: str, origin: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin, "crossOrigin": False}).encode()

    def _answer(self, response: dict[str, str]) -> str:
        own = websafe_encode(self.number)
        extensions = {"credProps": {"rk": True}}
        return json.dumps({
            "id": own, "rawId": own, "type": "public-key", "response": response, "clientExtensionResults": extensions,
        })  # fmt: skip


def asked_in(page: HttpResponse) -> dict[str, Any]:
    """What a page asks of the browser."""
    found = re.search(r'<script type="application/json" id="js_data">(.*?)</script>', page.text, re.DOTALL)
    assert found, "this page asks for no passkey"
    return dict(json.loads(unescape(found[1])))
