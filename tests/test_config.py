"""Settings: the secret of an installation."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from portal.config import settings, stored_secret
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
