"""A device that keeps passkeys: answers as a browser does with an authenticator behind it, without attestation."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, HAS_KEY = 1, 4, 64  # bits of the flags


def encoded(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


class Authenticator:
    """Holds one passkey and counts how often it was used."""

    def __init__(self, origin: str) -> None:
        self.origin, self.count = origin, 0
        self.key, self.credential_id = ec.generate_private_key(ec.SECP256R1()), token_bytes(16)

    def create(self, options: str) -> str:
        """What `navigator.credentials.create` gives, as JSON."""
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        key = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + cbor2.dumps(cose)
        data = self._data(json.loads(options)["rp"]["id"], PRESENT | VERIFIED | HAS_KEY) + key
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options)
        return self._answer(clientDataJSON=client, attestationObject=attestation)

    def get(self, options: str) -> str:
        """What `navigator.credentials.get` gives, as JSON."""
        self.count += 1
        client, data = (
            self._client("webauthn.get", options),
            self._data(json.loads(options)["rpId"], PRESENT | VERIFIED),
        )
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=data, signature=signature)

    def _client(self, kind: str, options: str) -> bytes:
        challenge = encoded(urlsafe_b64decode(json.loads(options)["challenge"] + "=="))
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _data(self, host: str, flags: int) -> bytes:
        return sha256(host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _answer(self, **response: Any) -> str:
        name = encoded(self.credential_id)
        parts = {key: encoded(value) for key, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": parts})
