"""Three reports of the demo: about a contribution, a project and a piece of news that visitors see."""

from sqlalchemy import select

from portal.complaints.actions.reporting import Told, report
from portal.complaints.queries.items import Item
from portal.complaints.rules.codes import Category, Kind
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.refusal import existing
from portal.news.models import NewsItem
from portal.news.queries import reported as reported_news
from portal.projects.models import Project

HERE = "hessen"  # whose coordination signs in with one click


def load_complaints() -> None:
    """In other languages than the coordination's own."""
    of_region = select(Contribution).where(Contribution.region_key == HERE, Contribution.published_at.is_not(None))
    contribution = db.session.scalars(of_region.order_by(Contribution.id).limit(1)).one()
    told = Told(Category.COPYRIGHT, "Bu metni bir kitapta okudum, sanırım başkası yazmış.", "", "tr")
    report(Item(Kind.CONTRIBUTION, contribution.id, contribution), told)
    public = select(Project).where(Project.region_key == HERE, Project.is_public)
    project = db.session.scalars(public.order_by(Project.id).limit(1)).one()
    told = Told(Category.OTHER, "L’adresse du site dans la description ne fonctionne plus.", "", "fr")
    report(Item(Kind.PROJECT, project.id, project), told)
    news = db.session.scalars(select(NewsItem).where(NewsItem.region_key == HERE).order_by(NewsItem.id).limit(1)).one()
    told = Told(Category.OTHER, "Data wizyty się nie zgadza.", "", "pl")
    report(Item(Kind.NEWS, news.id, existing(reported_news(news.id))), told)
