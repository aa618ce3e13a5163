"""Parts of a jury on the pages of its award round, which stands below: a link, the ranking, and a public statement."""

from flask import render_template
from markupsafe import Markup

from portal.awards.models import AwardRound
from portal.awards.queries.nominees import named
from portal.awards.rules.codes import RoundStatus
from portal.juries.queries.results import categories_of, judged_items, statement_of
from portal.juries.queries.rounds import find_jury
from portal.juries.views.desk import text_of
from portal.regions.labels import region_name

WITH_RESULT = (RoundStatus.JUDGED, RoundStatus.PUBLISHED)


def jury_link(award: AwardRound) -> Markup:
    return Markup(render_template("juries/_link.html", award=award))  # noqa: S704 a template of ours


def jury_ranking(award: AwardRound) -> Markup:
    """Nothing before the judging has ended, or for a round that had no jury."""
    jury = find_jury(award.id)
    if jury is None or award.status not in WITH_RESULT:
        return Markup()
    names = {number: named(item) for number, item in judged_items(jury).items()}
    facts = {"award": award, "result": jury.result, "names": names, "categories": categories_of(award)}
    return Markup(render_template("juries/_ranking.html", text_of=text_of, **facts))  # noqa: S704 a template of ours


def jury_statement(award: AwardRound) -> Markup:
    """Nothing before the result is published."""
    statement = statement_of(award.id) if award.status == RoundStatus.PUBLISHED else None
    if statement is None:
        return Markup()
    regions = [str(region_name(key)) for key in statement.regions]
    return Markup(render_template("juries/_statement.html", statement=statement, regions=regions))  # noqa: S704 a template of ours
