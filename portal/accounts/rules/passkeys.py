"""Passkeys (WebAuthn): what a browser is asked, and whether its answer is right. The library is loaded when needed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

DEFAULT_PORTS = {"https": 443, "http": 80}
NAME = "European Dialogue"  # what the browser calls the portal


@dataclass(frozen=True)
class Site:
    """The portal as browsers know it."""

    host: str
    origin: str

    @property
    def has_passkeys(self) -> bool:
        """Browsers have them for names behind https alone, and for the machine that they run on."""
        return (self.origin.startswith("https://") and not _is_number(self.host)) or self.host == "localhost"


@dataclass(frozen=True)
class Key:
    """What is stored of a passkey."""

    credential_id: str
    public_key: bytes
    sign_count: int


def site_of(base_url: str) -> Site:
    parts = urlsplit(base_url)
    host = (parts.hostname or "").encode("idna").decode()
    port = "" if parts.port in (None, DEFAULT_PORTS.get(parts.scheme)) else f":{parts.port}"
    return Site(host, f"{parts.scheme}://{host}{port}")


def ask_for_new(site: Site, challenge: bytes, account: tuple[int, str, str], known: Iterable[str]) -> str:
    """Options for `navigator.credentials.create`, as JSON; `account`: number, address, name."""
    import webauthn
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    number, address, name = account
    excluded = [PublicKeyCredentialDescriptor(id=webauthn.base64url_to_bytes(each)) for each in known]
    return webauthn.options_to_json(
        webauthn.generate_registration_options(
            rp_id=site.host,
            rp_name=NAME,
            user_id=str(number).encode(),
            user_name=address,
            user_display_name=name,
            challenge=challenge,
            exclude_credentials=excluded,
        )
    )


def ask_for_known(site: Site, challenge: bytes, known: Iterable[str]) -> str:
    """Options for `navigator.credentials.get`, as JSON."""
    import webauthn
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    allowed = [PublicKeyCredentialDescriptor(id=webauthn.base64url_to_bytes(each)) for each in known]
    options = webauthn.generate_authentication_options(rp_id=site.host, challenge=challenge, allow_credentials=allowed)
    return webauthn.options_to_json(options)


def made(site: Site, challenge: bytes, answer: str) -> Key | None:
    """The passkey of an answer to `ask_for_new`; None when it is forged, or an answer to something else."""
    import webauthn

    try:
        checked = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except Exception:  # whatever the library stumbles over in a forged answer
        return None
    return Key(
        webauthn.helpers.bytes_to_base64url(checked.credential_id), checked.credential_public_key, checked.sign_count
    )


def shown(site: Site, challenge: bytes, answer: str, key: Key) -> int | None:
    """How often this passkey was used, as it says in its answer to `ask_for_known`; None when it is not the answer."""
    import webauthn

    try:
        checked = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
        )
    except Exception:  # whatever the library stumbles over in a forged answer
        return None
    return checked.new_sign_count


def id_in(answer: str) -> str:
    """Which passkey an answer claims to be of."""
    try:
        found = json.loads(answer)["id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return found if isinstance(found, str) and found.isascii() and found.isprintable() else ""


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
