"""Lists for visitors: what is in them, in which order, and what is not."""

from portal.core.db import db
from portal.core.web.paging import from_cursor
from portal.projects.models import ProjectRegion
from portal.site.queries import lists as queries
from portal.site.rules import Filters
from tests.builders.publishing import Publish
from tests.cast import Cast

ALL = Filters()


def titles(filters: Filters) -> list[int]:
    return [row.id for row in queries.gallery(filters, None, None).items]


def test_the_newest_comes_first_and_only_published_contributions_come_at_all(cast: Cast, publish: Publish) -> None:
    for status in ("draft", "submitted", "in_review", "rejected", "withdrawn", "changes_requested", "returned"):
        cast.contribution(status=status)
    old, new, middle = publish(minutes=0), publish(minutes=9), publish(minutes=5)
    assert titles(ALL) == [new.id, middle.id, old.id]
    assert [row.id for row in queries.newest(2)] == [new.id, middle.id]
    assert [row.id for row in queries.of_project(cast.project.id)] == [new.id, middle.id, old.id]


def test_every_filter_narrows_and_filters_combine(cast: Cast, publish: Publish) -> None:
    german = publish(minutes=1)
    turkish = publish(minutes=2, author=cast.filiz, age_from=16, age_to=17, text="")
    cast.other_project.topics = ["migration"]
    publish(minutes=2, author=cast.filiz, age_from=16, age_to=17, text="")
    latest = titles(ALL)[0]
    assert titles(Filters(region="hessen")) == [german.id]
    assert titles(Filters(language="tr")) == [latest, turkish.id]
    assert titles(Filters(topic="migration")) == [latest]
    assert titles(Filters(age="17")) == [latest, turkish.id]
    assert titles(Filters(kind="text")) == [german.id]
    assert titles(Filters(project=str(cast.project.id))) == [german.id]
    assert titles(Filters(topic="nature", age="13", kind="text", region="hessen", language="de")) == [german.id]
    assert titles(Filters(topic="nature", age="17", region="hessen")) == []


def test_pages_lead_forth_and_back_without_gap_or_repetition(publish: Publish) -> None:
    """Seven contributions of the same minute lie across the border of two pages."""
    ids = [publish(minutes=min(number, 20)).id for number in range(27)]
    newest_first = ids[::-1]
    for filters in (ALL, Filters(topic="nature"), Filters(region="hessen", language="de")):
        first = queries.gallery(filters, None, None)
        second = queries.gallery(filters, from_cursor(first.after), None)
        assert [row.id for row in [*first.items, *second.items]] == newest_first
        assert (first.before, second.after) == (None, None)
        again = queries.gallery(filters, None, from_cursor(second.before))
        assert [row.id for row in again.items] == newest_first[:24]
        assert again.before is None
        assert again.after == first.after


def test_projects_name_their_own_region_first(cast: Cast) -> None:
    cast.project.regions.append(ProjectRegion(region_key="bursa"))
    cast.project.regions.append(ProjectRegion(region_key="aquitaine"))
    cast.other_project.is_public = False
    db.session.commit()
    [shown] = queries.public_projects("", None, None).items
    assert (shown.title, shown.regions) == ("Flüsse verbinden", ("hessen", "aquitaine", "bursa"))
    assert [project.id for project in queries.public_projects("bursa", None, None).items] == [cast.project.id]
    assert queries.public_projects("wielkopolska", None, None).items == []


def test_a_region_shows_its_schools_with_a_public_project_once(cast: Cast) -> None:
    assert queries.participating_schools("hessen") == [("Schule am Sternenfeld", "Lindenbrück")]
    cast.project.is_public = False
    db.session.commit()
    assert queries.participating_schools("hessen") == []
