"""A word of its own and a colour in every private place: whoever does not belong there finds none of them on any page."""

from collections.abc import Iterator

import pytest
from flask import Flask

from portal.config import LANGUAGES
from portal.core.db import db
from tests.builders.crawling import PICTURE, Read, addresses, crawl
from tests.builders.private_words import PUBLIC, Canaries
from tests.databases import forget_everything, one_transaction
from tests.test_access import World

STRANGERS = ("visitor", "ben", "filiz", "emil", "gero")  # nothing of it is theirs, but what is named here
OF_BEN = ("Projekt", "Nele", "Bitte")  # as a classmate, and what he has asked himself


@pytest.fixture(scope="module")
def canaries(application: Flask) -> Iterator[Canaries]:
    forget_everything(application)
    with one_transaction(application), application.app_context():
        yield Canaries(World(application))
        db.session.remove()
    forget_everything(application)


@pytest.mark.parametrize("reader", ["anna", "carla", "dana", "ada", "gero", "ines"])
@pytest.mark.sqlite_alone
def test_the_crawler_finds_each_word_as_whoever_may_read_it(canaries: Canaries, reader: str) -> None:
    wanted = {word for word, of in canaries.readers.items() if of == reader}
    wanted |= set() if reader in ("gero", "ines") else {PICTURE}
    read, browser = Read(wanted), canaries.world.browser(reader)
    for path in addresses(canaries.world):
        crawl(browser, [path], read)
        if read.hits.keys() == wanted:
            break
    assert wanted - read.hits.keys() == set()


@pytest.mark.parametrize("reader", STRANGERS)
@pytest.mark.sqlite_alone
def test_whoever_does_not_belong_there_finds_nothing(canaries: Canaries, reader: str) -> None:
    private = {word for word, of in canaries.readers.items() if of != reader}
    private -= {word for word in private if reader == "ben" and word.startswith(OF_BEN)}
    paths = addresses(canaries.world, "tr")
    if reader == "visitor":
        paths += [path for language in LANGUAGES for path in addresses(canaries.world, language, is_public=True)]
    paths += [f"/tr/search?q={word.split()[0]}" for word in private]
    read = crawl(canaries.world.browser(reader), paths, Read({*private, PICTURE, PUBLIC}))
    assert read.hits.keys() == {PUBLIC}
