"""How far long work is: kept beside the queue, so that others see it while the work's own transaction is still open."""

from portal.core.jobs.queue import the_jobs


def note_progress(name: str, share: float) -> None:
    """`share` from 0 to 1."""
    the_jobs().huey.storage.put_data(_key(name), f"{share:.3f}".encode())


def progress_of(name: str) -> float:
    storage = the_jobs().huey.storage
    return float(bytes(storage.peek_data(_key(name)))) if storage.has_data_for_key(_key(name)) else 0.0


def forget_progress(name: str) -> None:
    the_jobs().huey.storage.pop_data(_key(name))


def _key(name: str) -> str:
    return f"progress of {name}"
