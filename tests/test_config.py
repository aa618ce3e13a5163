"""Settings: the secret of an installation."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from environs import EnvError

from portal.app import create_app
from portal.config import SESSION_COOKIE, session_cookie, settings, stored_secret
from portal.contributions.rules import MOST_FILES


def test_all_processes_that_start_at_once_agree_on_one_whole_secret(tmp_path: Path) -> None:
    for number in range(50):
        path = tmp_path / f"secret{number}"
        with ThreadPoolExecutor(8) as processes:
            secrets = set(processes.map(stored_secret, [path] * 8))
        assert secrets == {path.read_text()}
        assert len(path.read_text()) == 64


def test_the_secret_stays_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    assert stored_secret(path) == stored_secret(path)
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


def test_a_form_may_carry_as_many_of_the_largest_files_as_a_contribution_has_room_for(tmp_path: Path) -> None:
    limits = settings(tmp_path)
    assert limits["MAX_BODY_BYTES"] > MOST_FILES * limits["MAX_FILE_BYTES"]


@pytest.mark.parametrize(
    ("base_url", "name", "is_secure"),
    [("https://portal.example", "__Host-portal", True), ("http://127.0.0.1:8000", "portal", False)],
)
def test_behind_https_the_cookie_belongs_to_this_very_host(
    tmp_path: Path, base_url: str, name: str, is_secure: bool
) -> None:
    """Then no neighbour under the same domain can plant one; and what caches pages knows both names."""
    app = create_app({"JOBS_IN_PROCESS": False, "LOW_DISK_BYTES": 0, **session_cookie(base_url)}, tmp_path)
    cookie = app.test_client().get("/de/sign-in", base_url=base_url).headers["Set-Cookie"]
    assert cookie.startswith(f"{name}=")
    facts = {part.strip() for part in cookie.split(";")[1:]}
    assert facts - {"Secure"} == {"Path=/", "HttpOnly", "SameSite=Lax"}
    assert ("Secure" in facts) is is_secure
    assert name.endswith(SESSION_COOKIE)


def test_a_mistyped_second_factor_is_no_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECOND_FACTOR", "none")
    with pytest.raises(EnvError, match="SECOND_FACTOR"):
        settings(tmp_path)
