"""Classes of the cast that look for partners: Carla’s 8b in Hessen, Emil’s 8-A in Bursa, and more when asked for."""

from datetime import timedelta
from typing import Any

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.web.access import Role
from portal.matching.models import PartnerSearch
from portal.matching.queries.pool import the_pool
from portal.matching.rules.searches import LIFE
from portal.schools.models import School
from tests.cast import Cast

FIRST = today() + timedelta(days=7)
LAST = FIRST + timedelta(days=250)
LANGUAGES = {"hessen": {"de": "C2", "en": "B1"}, "bursa": {"tr": "C2", "en": "B1"}}


def search_of(school_class: SchoolClass, **changed: Any) -> PartnerSearch:
    """An open search for one partner."""
    region = school_class.school.region_key
    facts: dict[str, Any] = {
        "languages": LANGUAGES.get(region, {"en": "B1"}),
        "age": 13.5,
        "topics": ["nature", "music_theatre_dance"],
        "form": "online",
        "starts_on": FIRST,
        "ends_on": LAST,
        "n_students": 24,
        "welcome": ["hessen", "bursa", "aquitaine", "emilia_romagna", "jaroslawl", "wielkopolska"],
        "status": "open",
        "expires_at": now() + LIFE,
        **changed,
    }
    search = PartnerSearch(school_class=school_class, teacher_id=school_class.teacher_id, region_key=region, **facts)
    db.session.add(search)
    db.session.flush()
    return search


class SearchingCast(Cast):
    """Carla in Hessen and Emil in Bursa look for one partner each."""

    def __init__(self, app: Any) -> None:
        super().__init__(app)
        self.search, self.other_search = search_of(self.school_class), search_of(self.other_class)
        db.session.commit()
        the_pool.forget()

    def another(self, number: int, region: str = "aquitaine", **changed: Any) -> PartnerSearch:
        """One more confirmed teacher with a school and a class that looks."""
        name, language = f"Nora{number}", {"aquitaine": "fr", "bursa": "tr", "hessen": "de"}.get(region, "it")
        teacher: Person = self._adult(Role.TEACHER, name, language)
        school: School = self._school(region, f"Collège {number}", f"Bourg {number}")
        self._works_at(teacher, school)
        db.session.flush()
        school_class = self._class(teacher, school, f"4e{number}", language, f"C{number:05}")
        db.session.flush()
        search = search_of(school_class, **changed)
        db.session.commit()
        the_pool.forget()
        return search
