"""The demo opens only where the demo was made; everything else is what it was, or is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from portal.core.installation.kinds import Kind, becomes_demo, kind_of, refuse_new
from portal.core.installation.looking import DatabaseClosed, shown
from portal.core.installation.markers import FILE, is_demo, mark
from portal.settings.errors import CannotStart
from tests.databases import DATABASES, administer


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database, in SQLite a file that is not there yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'data' / 'portal.db'}"
        return
    server = make_url(request.getfixturevalue("postgres_url"))
    administer(shown_whole(str(server.database), server), "CREATE DATABASE empty_one")
    yield shown_whole("empty_one", server)
    administer(shown_whole(str(server.database), server), "DROP DATABASE empty_one")


def shown_whole(database: str, server: object) -> str:
    return make_url(str(server)).set(database=database).render_as_string(hide_password=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def run(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def fill(url: str) -> None:
    run(url, "CREATE TABLE person (id INTEGER)")


def test_an_empty_folder_with_an_empty_database_is_new_and_looking_leaves_nothing(folder: Path, url: str) -> None:
    assert kind_of(folder, url) is Kind.NEW
    assert kind_of(folder / "not there", url) is Kind.NEW
    assert list(folder.iterdir()) == []


def test_what_the_demo_made_is_the_demo_also_when_it_was_interrupted(folder: Path, url: str) -> None:
    (folder / FILE).touch()
    assert (kind_of(folder, url), is_demo(url)) == (Kind.DEMO, False)
    mark(folder, url)
    mark(folder, url)
    assert (kind_of(folder, url), is_demo(url)) == (Kind.DEMO, True)
    fill(url)
    assert (kind_of(folder, url), is_demo(url)) == (Kind.DEMO, True)


def test_people_or_files_that_the_demo_did_not_make_are_in_use(folder: Path, url: str) -> None:
    (folder / "secret_key").touch()
    assert kind_of(folder, url) is Kind.IN_USE
    fill(url)
    assert (kind_of(folder, url), is_demo(url)) == (Kind.IN_USE, False)


def test_real_data_restored_into_the_folder_of_the_demo_opens_to_nobody(folder: Path, url: str) -> None:
    (folder / FILE).touch()
    fill(url)
    assert not is_demo(url)
    with pytest.raises(CannotStart, match=f"The demo made {folder}, but not the database"):
        kind_of(folder, url)


def test_a_demo_restored_from_a_backup_is_the_demo(folder: Path, url: str) -> None:
    mark(folder, url)
    (folder / FILE).unlink()
    assert (kind_of(folder, url), is_demo(url)) == (Kind.DEMO, True)


def test_files_without_their_database_are_not_begun_anew(folder: Path, url: str) -> None:
    """A shell that lost DATABASE_URL would otherwise serve an empty portal."""
    (folder / "files" / "kept" / "ab").mkdir(parents=True)
    with pytest.raises(CannotStart, match="set DATABASE_URL as it was"):
        kind_of(folder, url)


@pytest.mark.parametrize(
    ("kind", "wish", "by_default", "answer"),
    [
        (Kind.NEW, None, True, True), (Kind.NEW, None, False, False), (Kind.NEW, True, False, True),
        (Kind.NEW, False, True, False), (Kind.DEMO, None, False, True), (Kind.DEMO, True, False, True),
        (Kind.IN_USE, None, True, False), (Kind.IN_USE, False, True, False),
    ],
)  # fmt: skip
def test_what_is_new_becomes_what_is_wished_and_all_else_stays_what_it_is(
    kind: Kind, wish: bool | None, by_default: bool, answer: bool
) -> None:
    assert becomes_demo(kind, Path("/srv/portal"), wish=wish, by_default=by_default) is answer


@pytest.mark.parametrize(("kind", "wish"), [(Kind.IN_USE, True), (Kind.DEMO, False)])
def test_the_demo_and_real_data_never_take_each_others_place(kind: Kind, wish: bool) -> None:
    with pytest.raises(CannotStart, match=r"/srv/portal.*DATA_DIR"):
        becomes_demo(kind, Path("/srv/portal"), wish=wish)


def test_only_the_start_makes_an_installation() -> None:
    refuse_new(Kind.IN_USE, Path("/srv/portal"))
    with pytest.raises(CannotStart, match="no installation in /srv/portal"):
        refuse_new(Kind.NEW, Path("/srv/portal"))


def test_a_database_that_cannot_be_opened_is_said_without_its_password(folder: Path) -> None:
    for url in ("postgresql+psycopg://u:geheim@127.0.0.1:1/name", f"sqlite:///{folder}"):
        with pytest.raises(DatabaseClosed) as refusal:
            kind_of(folder, url)
        assert "geheim" not in str(refusal.value)
        assert "cannot be opened" in str(refusal.value)


def test_a_file_that_is_no_database_is_said(folder: Path) -> None:
    (folder / "portal.db").write_text("no database " * 100)
    with pytest.raises(CannotStart, match="file is not a database"):
        kind_of(folder, f"sqlite:///{folder / 'portal.db'}")


def test_addresses_are_shown_without_password_and_options() -> None:
    assert shown("postgresql+psycopg://u:geheim@h:5433/n?sslkey=geheim") == "postgresql://u@h:5433/n"
    assert shown("sqlite:////srv/portal/portal.db") == "/srv/portal/portal.db"
