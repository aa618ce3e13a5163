"""What goes for good takes its files along."""

from portal.core.clock import today
from portal.core.db import db
from portal.core.storage.removal import promised
from portal.news.actions import erase_numbered
from portal.news.models import NewsItem
from tests.cast import Cast


def test_erased_news_leaves_no_picture(cast: Cast) -> None:
    key = "ab/cd/" + "0" * 32 + ".webp"
    facts = {"language": "de", "titles": {"de": "Fest"}, "texts": {"de": "Bald"}, "first_day": today()}
    item = NewsItem(region_key="hessen", picture={"full": {"key": key, "bytes": 3}}, **facts)
    db.session.add(item)
    db.session.flush()
    erase_numbered([item.id])
    assert (list(promised()), db.session.get(NewsItem, item.id)) == ([f"kept/{key}"], None)
