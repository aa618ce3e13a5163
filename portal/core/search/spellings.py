"""The words of what is published, as they are spelled: what somebody probably meant who mistyped one letter."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import bindparam, text

from portal.core.db import db
from portal.core.search.queries import find
from portal.core.search.slips import is_one_slip

SHORTEST, LONGEST = 4, 30  # letters of a word that may be a mistyped one
AT_ONCE = 500
MOST_LIKE = 4000  # words that begin or end alike and are looked at
CORPORA = ("contribution", "project")

INSERT = text(
    "INSERT INTO search_word (word, backward, spelled, is_doubtful) VALUES (:word, :backward, :spelled, :no) "
    "ON CONFLICT (word) DO NOTHING"
)
DOUBT = text("UPDATE search_word SET is_doubtful = :yes WHERE word IN :words").bindparams(
    bindparam("words", expanding=True)
)
DOUBTFUL = text("SELECT word FROM search_word WHERE is_doubtful LIMIT :most")
FORGET = text("DELETE FROM search_word WHERE word IN :words").bindparams(bindparam("words", expanding=True))
TRUST = text("UPDATE search_word SET is_doubtful = :no WHERE word IN :words").bindparams(
    bindparam("words", expanding=True)
)
ALIKE = (
    "SELECT word, spelled FROM search_word WHERE {column} >= :begin AND {column} < :end "
    "AND length(word) BETWEEN :shortest AND :longest LIMIT :most"
)
LAST = "\U0010ffff"
ALONE = text("SELECT pg_advisory_xact_lock(7301927)")  # any number that nobody else uses in this database


def learn(spelled: Iterable[tuple[str, str]]) -> None:
    """(word, spelling) of a document that is published; of one word the first spelling stays."""
    known = {word: spelling for word, spelling in spelled if SHORTEST <= len(word) <= LONGEST and word.isalpha()}
    rows = [{"word": word, "backward": word[::-1], "spelled": known[word][:60], "no": False} for word in sorted(known)]
    if rows:
        db.session.execute(INSERT, rows)


def doubt(words: Sequence[str]) -> None:
    """A document with these words is gone: `forget_unused` finds out whether another one has them."""
    _wait_for_turn()
    for start in range(0, len(words), AT_ONCE):
        db.session.execute(DOUBT, {"words": words[start : start + AT_ONCE], "yes": True})


def forget_unused(most: int = AT_ONCE) -> bool:
    """Removes words that no document has any more; False when none was in doubt."""
    _wait_for_turn()
    doubtful = list(db.session.scalars(DOUBTFUL, {"most": most}))
    used = [word for word in doubtful if _is_used(word)]
    if unused := sorted({*doubtful} - {*used}):
        db.session.execute(FORGET, {"words": unused})
    if used:
        db.session.execute(TRUST, {"words": used, "no": False})
    return bool(doubtful)


def _wait_for_turn() -> None:
    """Documents have words in common: two transactions that change them in different orders would block each other.

    SQLite has one writer at a time anyway.
    """
    if db.session.connection().dialect.name == "postgresql":
        db.session.execute(ALONE)


def near(words: Iterable[str]) -> list[str]:
    """Spellings of words from which one of these differs by one letter: left out, added, another, or two exchanged."""
    found = (pair for word in words if len(word) >= SHORTEST for pair in _near(word))
    return list(dict(found).values())


def _near(word: str) -> Iterator[tuple[str, str]]:
    """One slip leaves the first half or the second half as it is, or exchanges the letters where they meet."""
    middle = len(word) // 2
    exchanged = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    alike = [
        *_beginning("word", word[:middle], len(word)),
        *_beginning("backward", word[middle:][::-1], len(word)),
        *_beginning("word", exchanged, len(word)),
    ]
    return ((known, spelled) for known, spelled in alike if is_one_slip(word, known))


def _beginning(column: str, begin: str, length: int) -> list[tuple[str, str]]:
    values = {"begin": begin, "end": begin + LAST, "shortest": length - 1, "longest": length + 1, "most": MOST_LIKE}
    return [(word, spelled) for word, spelled in db.session.execute(text(ALIKE.format(column=column)), values)]


def _is_used(word: str) -> bool:
    return any(find(corpus, [[word]], limit=1, ranked=False) for corpus in CORPORA)
