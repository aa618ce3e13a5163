"""Settings: where they come from, what is refused, and the secret of an installation."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from portal.app import create_app
from portal.config import SESSION_COOKIE, known_names, session_cookie, settings
from portal.contributions.rules import MOST_FILES
from portal.settings.errors import CannotStart
from portal.settings.secret import stored_secret
from portal.settings.sources import data_folder
from portal.settings.spelling import misspelt


@pytest.fixture(autouse=True)
def bare_shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A shell without settings in an empty folder."""
    for name in known_names():
        monkeypatch.setenv(name, "")  # so that what load_file() sets is taken back
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


# --- the secret ---


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


@pytest.mark.parametrize("content", [b"", b"\n", b"half", b"\xff" * 64])
def test_a_secret_that_is_not_whole_is_no_secret(tmp_path: Path, content: bytes) -> None:
    """It would let anybody sign cookies."""
    (tmp_path / "secret_key").write_bytes(content)
    with pytest.raises(CannotStart, match="secret_key"):
        settings(tmp_path)


def test_a_secret_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "secret_key").mkdir()
    with pytest.raises(CannotStart, match="secret_key cannot be read"):
        settings(tmp_path)


def test_the_key_of_what_families_tell_is_a_secret_of_its_own_or_follows_the_one_that_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = settings(tmp_path)
    assert own["ANSWERS_KEY"] == (tmp_path / "answers_key").read_text() != own["SECRET_KEY"]
    monkeypatch.setenv("SECRET_KEY", "given to all servers")
    assert settings(tmp_path)["ANSWERS_KEY"] == "given to all servers"
    monkeypatch.setenv("ANSWERS_KEY", "one of its own")
    assert settings(tmp_path)["ANSWERS_KEY"] == "one of its own"


def test_a_key_that_is_cut_off_says_what_is_lost_without_it(tmp_path: Path) -> None:
    (tmp_path / "answers_key").write_text("half")
    with pytest.raises(CannotStart, match="what families told about visits"):
        settings(tmp_path)


# --- what is refused ---


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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIME_ZONE", "Europe/Berlim"), ("TIME_ZONE", ""), ("TIME_ZONE", "../etc/passwd"),
        ("BASE_URL", "portal.example"), ("BASE_URL", "https//portal.example"), ("BASE_URL", "htps://portal.example"),
        ("BASE_URL", "https://portal.example:80a"), ("BASE_URL", "https://"), ("BASE_URL", "https://a b"),
        ("BASE_URL", "https://[::1"), ("BASE_URL", "https://user@portal.example"), ("BASE_URL", ""),
        ("MAIL_URL", "mail.example"), ("MAIL_URL", "smpt://mail.example"), ("MAIL_URL", "smtp://u:p#w@mail.example"),
        ("MAIL_URL", "smtp://mail.example:many"), ("MAIL_URL", "smtp://mail.example?startls=1"), ("MAIL_URL", "smtp://"),
        ("MAIL_URL", "smtp://u:p/w@mail.example"),
        ("MAIL_FROM", "portal"), ("MAIL_FROM", ""), ("MAIL_FROM", "a@b.example\nBcc: c@d.example"),
        ("DATABASE_URL", "postgres"), ("DATABASE_URL", "postgersql://host/name"), ("DATABASE_URL", "postgresql://host"),
        ("DATABASE_URL", "mysql://host/name"), ("DATABASE_URL", "sqlite://"), ("DATABASE_URL", "postgresql://h:p/n"),
        ("REDIS_URL", "localhost:6379"), ("REDIS_URL", "reddis://localhost"), ("REDIS_URL", "redis://h:many"),
        ("PORT", "80x"), ("PORT", "0"), ("PORT", "65536"), ("PORT", ""), ("WORKERS", "0"), ("WORKERS", "two"),
        ("MAX_FILE_MB", "200 MB"), ("MAX_FILE_MB", "0"), ("MAX_FILE_MB", "-1"), ("LOW_DISK_MB", "1.5"),
        ("LOW_DISK_MB", "-5"), ("TRUSTED_PROXIES", "yes"), ("TRUSTED_PROXIES", "-1"), ("TRUSTED_PROXIES", "11"),
        ("DEMO", "maybe"), ("SECOND_FACTOR", "none"), ("JOBS_IN_PROCESS", "sometimes"), ("WORKERS", "9" * 400),
    ],
)  # fmt: skip
def test_a_value_that_means_nothing_is_refused_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(CannotStart) as refusal:
        settings(tmp_path / "new")
    assert [line.split()[0] for line in str(refusal.value).splitlines()] == [name]
    assert "write " in str(refusal.value)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASE_URL", "https://portal.example/"), ("BASE_URL", "http://[::1]:8000"), ("BASE_URL", "https://schüler.example"),
        ("MAIL_URL", ""), ("MAIL_URL", "smtps://mail.example"), ("MAIL_URL", "smtp://a%40b:p%23w@mail.example:587?starttls=1"),
        ("MAIL_FROM", "The portal <portal@ministry.example>"), ("MAIL_FROM", "portal@localhost"),
        ("DATABASE_URL", "postgres://user:word@host:5432/name?sslmode=require"), ("DATABASE_URL", "sqlite:////srv/p.db"),
        ("DATABASE_URL", "postgresql:///name?host=/run/postgresql"), ("TRUSTED_PROXIES", "2"), ("DEMO", "0"),
        ("TIME_ZONE", "UTC"), ("LOW_DISK_MB", "0"),
    ],
)  # fmt: skip
def test_what_operators_write_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    settings(tmp_path)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8140"), ("192.168.1.20", "http://192.168.1.20:8140"),
        ("0.0.0.0", "http://127.0.0.1:8140"), ("::", "http://[::1]:8140"), ("::1", "http://[::1]:8140"),
        ("portal.local", "http://portal.local:8140"),
    ],
)  # fmt: skip
def test_links_and_cards_name_the_address_at_which_the_server_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, address: str
) -> None:
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", "8140")
    assert settings(tmp_path)["BASE_URL"] == address


def test_all_mistakes_are_said_at_once_and_no_password_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PORT": "x", "MAIL_URL": "smtp://u:geheim@h:x", "DATABASE_URL": "pg://u:geheim@h/n"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(CannotStart) as refusal:
        settings(tmp_path)
    assert str(refusal.value).count(" cannot be used: ") == 3
    assert "geheim" not in str(refusal.value)


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "data", Path("/proc/portal")):
        with pytest.raises(CannotStart, match="cannot be written to"):
            settings(folder)


# --- where they come from ---


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_shell_without_settings_finds_them_beside_its_working_directory(tmp_path: Path) -> None:
    write(tmp_path / "portal.env", "# ours\nDATA_DIR=/srv/portal\nMAX_FILE_MB=7\nMAIL_URL='smtp://u:p$x${y}@h'\n")
    assert data_folder() == Path("/srv/portal")
    values = settings(tmp_path / "elsewhere")
    assert values["MAX_FILE_BYTES"] == 7 * 1024 * 1024
    assert values["MAIL_URL"] == "smtp://u:p$x${y}@h"


def test_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "portal.env", "PORT=8001\nWORKERS=3")
    monkeypatch.setenv("PORT", "8002")
    data_folder()
    assert (os.environ["PORT"], os.environ["WORKERS"]) == ("8002", "3")


def test_each_installation_has_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written for one must not send another to its database."""
    write(tmp_path / "portal.env", f"DATA_DIR={tmp_path}/real\nDATABASE_URL=postgresql://host/real\n")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "trial" / "data"))
    assert "DATABASE_URL" not in os.environ
    data_folder()
    assert "DATABASE_URL" not in os.environ
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "real"))
    data_folder()
    assert os.environ["DATABASE_URL"] == "postgresql://host/real"


def test_the_file_lies_beside_the_data_or_where_portal_env_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "srv" / "portal.env", "WORKERS=5")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "srv" / "portal"))
    data_folder()
    assert os.environ["WORKERS"] == "5"
    other = write(tmp_path / "etc" / "settings", "DATA_DIR=data\nHOST=::1")
    monkeypatch.setenv("PORTAL_ENV", str(other))
    monkeypatch.delenv("DATA_DIR")
    assert data_folder() == tmp_path / "etc" / "data"
    assert os.environ["HOST"] == "::1"


@pytest.mark.parametrize("line", ["DATA_DIR", "this is no setting", "MAIL_URL='smtp://"])
def test_a_line_that_says_nothing_is_named(tmp_path: Path, line: str) -> None:
    write(tmp_path / "portal.env", f"PORT=8000\n{line}\n")
    with pytest.raises(CannotStart, match=r"Line 2 of .*portal\.env"):
        data_folder()


def test_a_file_that_is_named_and_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_ENV", str(tmp_path / "missing.env"))
    with pytest.raises(CannotStart, match=r"missing\.env cannot be read"):
        data_folder()


def test_names_that_look_like_settings_are_pointed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    before = misspelt(known_names())
    for name in ("TIMEZONE", "DATABSE_URL", "PORTAL_DATA_DIR", "PORTAL_COLOUR", "HOSTNAME", "TERM", "MAIL_URL"):
        monkeypatch.setenv(name, "x")
    assert sorted(set(misspelt(known_names())) - set(before)) == [
        "DATABSE_URL is no setting and is ignored: DATABASE_URL may be meant.",
        "PORTAL_COLOUR is no setting and is ignored.",
        "PORTAL_DATA_DIR is no setting and is ignored: DATA_DIR may be meant.",
        "TIMEZONE is no setting and is ignored: TIME_ZONE may be meant.",
    ]
