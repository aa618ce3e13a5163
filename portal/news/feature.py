"""Short news of the regions, written by their coordinators."""

from portal.core.feature import Feature
from portal.core.retention import KindOfData, Period, Rows
from portal.news.actions import erase_numbered
from portal.news.labels import REMOVED, STATES
from portal.news.models import NewsItem
from portal.news.queries import announced, reported
from portal.news.views import public, writing

FEATURE = Feature(
    package="portal.news",
    routes=[public.routes, writing.routes],
    retention=[
        KindOfData(
            "removed_news",
            REMOVED,
            Period(30, 7, 365),
            Rows(NewsItem, NewsItem.removed_at, erase_some=erase_numbered),
        )
    ],
    reported={"news": reported},
    template_globals={"announced_news": announced, "news_states": STATES},
)
