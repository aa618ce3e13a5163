"""Awards of the cast: Dana organises a LEAH round, Carla and Emil are nominated, laureates are published."""

from datetime import timedelta
from typing import Any

from portal.accounts.models import Person
from portal.awards.actions.nominations import agree, draft, propose
from portal.awards.actions.publishing import name_laureate
from portal.awards.actions.rounds import make_round, set_criteria, take_step
from portal.awards.models import AwardCategory, AwardRound, Nomination
from portal.awards.rules.codes import NominationStatus, Nominee, RoundStep
from portal.awards.rules.nominations import About, Whom
from portal.awards.rules.rounds import Dates, Description, Row
from portal.core.clock import now
from portal.core.db import db
from portal.projects.models import Project
from portal.twinnings import actions as twinnings
from portal.twinnings.models import Twinning
from portal.twinnings.rules import About as AboutTwinning
from portal.twinnings.rules import Town
from tests.cast import Cast

STEPS = [RoundStep.OPEN, RoundStep.BEGIN_JUDGING, RoundStep.END_JUDGING, RoundStep.PUBLISH]
CRITERIA = [Row({"de": "Lebendigkeit", "fr": "Vitalité"}, 60), Row({"de": "Beteiligung der Schulen"}, 40)]
WHY = "Seit Jahren schreiben sich die Klassen jede Woche."
REASONS = {"de": "Weil alle mitmachen.", "tr": "Çünkü herkes katılıyor."}


def dates(days: int = 10) -> Dates:
    """Each so many days after the one before, from today on."""
    return Dates(*(now() + timedelta(days=days * n) for n in (1, 2, 3)))


def described(**changes: Any) -> Description:
    usual = {
        "award": "leah",
        "year": 2027,
        "titles": {"de": "LEAH-Preis", "tr": "LEAH Ödülü"},
        "language": "de",
        "texts": {"de": "Lebendiges Europa in Hessen"},
        "nominees": list(Nominee),
        "dates": dates(),
    }
    return Description(**{**usual, **changes})


def award_round(cast: Cast, until: RoundStep | None = RoundStep.OPEN, **changes: Any) -> AwardRound:
    """A round of Dana's with two criteria; all steps to `until` are taken, None leaves a draft."""
    made = make_round(described(**changes), "hessen", by=cast.dana)
    set_criteria(made, CRITERIA)
    if until:
        advance(cast, made, until)
    db.session.commit()
    return made


def advance(cast: Cast, round_: AwardRound, until: RoundStep) -> None:
    """Takes the steps that lead there, from where the round stands."""
    done = {"draft": 0, "nominating": 1, "judging": 2, "judged": 3, "published": 4}[round_.status]
    for step in STEPS[done : STEPS.index(until) + 1]:
        take_step(round_, step, by=cast.dana)
    db.session.commit()


def of_project(project: Project) -> Whom:
    return Whom(Nominee.PROJECT, project.id)


def nominated(round_: AwardRound, whom: Whom, *, by: Person, text: str = WHY, language: str = "de") -> Nomination:
    """Proposed; who speaks for a side has agreed for it by this."""
    nomination = draft(round_, About(whom, text, language), by=by)
    propose(nomination, by=by)
    db.session.commit()
    return nomination


def drafted(round_: AwardRound, whom: Whom, *, by: Person) -> Nomination:
    """Nobody but its author reads it."""
    nomination = draft(round_, About(whom, WHY, "de"), by=by)
    db.session.commit()
    return nomination


def nomination_in(
    cast: Cast, round_: AwardRound, project: Project | None = None, *, by: Person | None = None
) -> Nomination:
    """One that counts: of Carla's project, or another, nominated by Dana and agreed to by its teacher."""
    project = project or cast.project
    nomination = nominated(round_, of_project(project), by=by or cast.dana)
    if nomination.status != NominationStatus.AGREED:
        agree(nomination, by=project.teachers[0])
    db.session.commit()
    return nomination


def laureate(cast: Cast, *, place: int = 1, **changes: Any) -> Nomination:
    """Carla's project has won in a round of its own, which is published."""
    round_ = award_round(cast, **changes)
    nomination = nomination_in(cast, round_)
    advance(cast, round_, RoundStep.END_JUDGING)
    name_laureate(nomination, place, REASONS)
    advance(cast, round_, RoundStep.PUBLISH)
    return nomination


def twinning(cast: Cast, **changes: Any) -> Twinning:
    """Carla's town and Emil's are partners, with both schools and Carla's project."""
    about = {
        "one": Town(cast.school.town, "hessen"),
        "other": Town(cast.other_school.town, "bursa"),
        "founded": 1998,
        "source": "Chronik der Stadt",
        "schools": [cast.school.id, cast.other_school.id],
        "projects": [cast.project.id],
    }
    made = twinnings.enter(AboutTwinning(**{**about, **changes}), by=cast.dana)
    db.session.commit()
    return made


def suggested_twinning(cast: Cast) -> Twinning:
    """Carla suggests a partner town for her own."""
    about = AboutTwinning(Town(cast.school.town, "hessen"), Town("Uzunköy", "bursa"))
    made = twinnings.enter(about, by=cast.carla)
    db.session.commit()
    return made


def with_category(nomination: Nomination) -> None:
    """Its round gets a category, in which it is."""
    nomination.category = AwardCategory(round_id=nomination.round_id, names={"de": "Jugend"})
    db.session.commit()
