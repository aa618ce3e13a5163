"""Joint projects of the demo: a class of one region with one of another, public, so that both can visit each other."""

from collections.abc import Mapping

from portal.accounts.queries.people import get_person
from portal.classes.models import SchoolClass
from portal.core.clock import today
from portal.core.web.access import Role
from portal.demo.people import RegionData
from portal.demo.queries import find_persona
from portal.partnering.actions.joint_projects import add_class
from portal.projects.actions.projects import Description, open_project, take_step
from portal.projects.models import Project
from portal.projects.rules import Step

# Who hosts and who comes, by their languages; the title and what it is about, in the language of the hosts.
JOINT = {
    ("de", "tr"): ("Zwei Städte, ein Tisch", "Wir kochen, was unsere Großeltern kochten, und schreiben es auf."),
    ("fr", "de"): ("Nos rues racontent", "Chaque classe présente une rue de sa ville, ses gens et son histoire."),
    ("pl", "de"): ("Woda w naszym mieście", "Badamy jezioro i rzekę i porównujemy, co o nich wiemy."),
    ("de", "it"): ("Feste im Jahreslauf", "Wir zeigen einander, was wir wann feiern und woher es kommt."),
    ("ru", "tr"): ("Сказки двух берегов", "Мы читаем сказки друг друга и рисуем к ним картинки."),
}
TOPICS = ("our_regions", "cultural_heritage")
STEPS = (Step.SUBMIT, Step.ACCEPT, Step.START)


def load_joint_projects(regions: Mapping[str, RegionData]) -> list[Project]:
    """In this order; of the teachers as whom visitors sign in."""
    return [_load(regions[host], regions[guest], *words) for (host, guest), words in JOINT.items()]


def _load(host: RegionData, guest: RegionData, title: str, summary: str) -> Project:
    home, away = _class(host), _class(guest)
    description = Description(
        title=title,
        summary=summary,
        language=host.content.language,
        languages=(host.content.language, guest.content.language, "en"),
        topics=TOPICS,
        age_from=min(home.age_from, away.age_from),
        age_to=max(home.age_to, away.age_to),
        starts_on=today().replace(day=1),
        regions=(host.content.region_key, guest.content.region_key),
    )
    teacher = get_person(home.teacher_id)
    project = open_project(description, school=home.school, classes=[home], by=teacher)
    add_class(project, away)
    for step in STEPS:
        take_step(project, step, by=host.coordinator if step == Step.ACCEPT else teacher)
    return project


def _class(region: RegionData) -> SchoolClass:
    persona = find_persona(Role.TEACHER, region.content.language)
    return next(each for each in region.classes if persona and each.teacher_id == persona.id)
