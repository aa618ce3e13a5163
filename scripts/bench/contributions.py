"""Projects and contributions of the invented country with media, facets and the search index, written in bulk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert

from portal.contributions.models import Author, Contribution, ContributionEntry, Facet, Medium
from portal.contributions.rules import Status, Step, kinds
from portal.core.clock import now
from portal.core.db import db
from portal.core.search.actions import put_all
from portal.core.search.spellings import learn
from portal.projects.models import Project, ProjectClass, ProjectRegion, ProjectTeacher
from portal.projects.rules import topics
from portal.schools.rules.index_words import place_marks
from scripts.bench.people import Country
from scripts.bench.texts import indexed, spelled

PER_BATCH = 5_000
YEARS = 5  # over which the contributions were published
STATUSES = {Status.SUBMITTED: 0.01, Status.IN_REVIEW: 0.02, Status.PUBLISHED: 0.97}
OTHER_LANGUAGE = 0.08  # share of contributions that are not in the first language of their region
KINDS = (["image"], ["image", "image"], ["audio"], ["video"], ["pdf"], [])
HOW_OFTEN = (40, 10, 6, 6, 6, 32)
FILES = {
    "full": {"key": "00/00/none.webp", "mime": "image/webp", "bytes": 180_000, "width": 1600, "height": 1200},
    "thumbnail": {"key": "00/00/none.webp", "mime": "image/webp", "bytes": 20_000, "width": 480, "height": 360},
}

Row = dict[str, Any]


class BulkWriter:
    """Makes projects and contributions; remembers what the next rows need to know."""

    def __init__(self, country: Country, n_contributions: int, chance: Random) -> None:
        self.country, self.n_contributions, self.chance = country, n_contributions, chance
        self.projects: dict[int, Row] = {}
        self.n_media = 0
        n_busy = max(6, int(n_contributions * STATUSES[Status.SUBMITTED]) // 20)  # whole classes hand in on one day
        self.busy = [chance.randint(1, country.n_classes) for _ in range(n_busy)]

    def open_projects(self) -> None:
        """One project for each two classes of a school, public for months."""
        pairs = range(1, self.country.n_classes + 1, 2)
        self.projects = {class_id: self._project(class_id) for class_id in pairs}
        _write(Project, list(self.projects.values()))
        _write(
            ProjectTeacher,
            [{"project_id": p["id"], "person_id": self.country.teacher_of(c)} for c, p in self.projects.items()],
        )
        _write(
            ProjectClass,
            [{"project_id": p["id"], "class_id": c + more} for c, p in self.projects.items() for more in (0, 1)],
        )
        _write(ProjectRegion, [row for p in self.projects.values() for row in self._regions(p)])
        put_all("project", ((project["id"], self._words_of_project(project)) for project in self.projects.values()))

    def hand_in(self) -> None:
        for start in range(1, self.n_contributions + 1, PER_BATCH):
            contributions = [
                self._contribution(n) for n in range(start, min(start + PER_BATCH, self.n_contributions + 1))
            ]
            media = {contribution["id"]: list(self._media(contribution)) for contribution in contributions}
            _write(Contribution, contributions)
            _write(Author, [row for contribution in contributions for row in self._authors(contribution)])
            _write(ContributionEntry, [_last_step(contribution) for contribution in contributions])
            _write(Medium, [medium for several in media.values() for medium in several])
            shown = [contribution for contribution in contributions if contribution["published_at"]]
            _write(
                Facet, [row for contribution in shown for row in self._facets(contribution, media[contribution["id"]])]
            )
            put_all("contribution", ((contribution["id"], self._words(contribution)) for contribution in shown))
            learn(
                spelling
                for contribution in shown
                for spelling in spelled(contribution["text"], contribution["language"])
            )
            db.session.commit()

    def _project(self, class_id: int) -> Row:
        school_id, age = self.country.school_of(class_id), self.country.age_of(class_id)
        vocabulary = self.country.vocabulary(school_id)
        title, summary = self.chance.choice(vocabulary.projects)
        since = now() - timedelta(days=self.chance.random() * 365 * YEARS)
        return {
            "id": class_id // 2 + 1,
            "school_id": school_id,
            "region_key": vocabulary.region_key,
            "title": title,
            "summary": summary,
            "language": vocabulary.language,
            "languages": [vocabulary.language, "en"],
            "topics": self.chance.sample(list(topics()), self.chance.choice([1, 2, 2, 3])),
            "age_from": age,
            "age_to": age + 2,
            "status": "running",
            "status_since": since,
            "is_public": True,
        }

    def _regions(self, project: Row) -> list[Row]:
        others = [t.region_key for t in self.country.vocabularies if t.region_key != project["region_key"]]
        keys = [project["region_key"], *self.chance.sample(others, self.chance.choice([1, 1, 2]))]
        return [{"project_id": project["id"], "region_key": key} for key in keys]

    def _contribution(self, n: int) -> Row:
        status = self.chance.choices(list(STATUSES), list(STATUSES.values()))[0]
        classes = self.busy if status == Status.SUBMITTED else range(1, self.country.n_classes + 1)
        class_id = self.chance.choice(classes)
        home = self.country.vocabulary(self.country.school_of(class_id))
        vocabulary = self.chance.choice(self.country.vocabularies) if self.chance.random() < OTHER_LANGUAGE else home
        since = self._moment(n) if status == Status.PUBLISHED else now() - timedelta(days=self.chance.random() * 14)
        age = self.country.age_of(class_id)
        return {
            "id": n,
            "project_id": self._project_of(class_id)["id"],
            "class_id": class_id,
            "region_key": home.region_key,
            "title": vocabulary.title(self.chance),
            "text": vocabulary.text(self.chance),
            "language": vocabulary.language,
            "status": status,
            "status_since": since,
            "published_at": since if status == Status.PUBLISHED else None,
            "age_from": age,
            "age_to": age + 1,
            "created_at": since,
            "updated_at": since,
        }

    def _moment(self, n: int) -> datetime:
        """Contributions were published nearly in the order in which they were begun."""
        days = 365 * YEARS * (1 - n / self.n_contributions) + self.chance.random() * 20
        return now() - timedelta(days=days)

    def _project_of(self, class_id: int) -> Row:
        return self.projects[class_id - 1 + class_id % 2]

    def _authors(self, contribution: Row) -> list[Row]:
        numbers = self.chance.sample(range(8), self.chance.choice([1, 1, 2]))
        students = [self.country.student(contribution["class_id"], number) for number in numbers]
        return [{"contribution_id": contribution["id"], "person_id": student} for student in students]

    def _media(self, contribution: Row) -> Iterator[Row]:
        for position, kind in enumerate(self.chance.choices(KINDS, HOW_OFTEN)[0], 1):
            self.n_media += 1
            files = FILES if kind != "audio" else {"full": FILES["full"]}
            yield {
                "id": self.n_media,
                "contribution_id": contribution["id"],
                "position": position,
                "kind": kind,
                "name": f"{self.n_media}.{kind}",
                "alt": contribution["title"],
                "files": files,
                "n_bytes": 180_000,
                "sha256": f"{self.n_media:064x}",
            }

    def _facets(self, contribution: Row, media: list[Row]) -> list[Row]:
        """As portal.contributions.actions.publishing.facets names them."""
        names = [f"topic:{topic}" for topic in self._project_of(contribution["class_id"])["topics"]]
        names += [f"kind:{kind}" for kind in kinds(contribution["text"], [medium["kind"] for medium in media])]
        names += [f"age:{age}" for age in range(contribution["age_from"], contribution["age_to"] + 1)]
        return [
            {"contribution_id": contribution["id"], "name": name, "published_at": contribution["published_at"]}
            for name in names
        ]

    def _words_of_project(self, project: Row) -> list[str]:
        marks = place_marks([project["school_id"]], [project["region_key"]])
        return indexed(f"{project['title']} {project['summary']}", project["language"]) + marks

    def _words(self, contribution: Row) -> list[str]:
        project = self._project_of(contribution["class_id"])
        own = indexed(
            f"{contribution['title']} {contribution['title']} {contribution['text']}", contribution["language"]
        )
        marks = place_marks([self.country.school_of(contribution["class_id"])], [contribution["region_key"]])
        return own + indexed(project["title"], project["language"]) + marks


def _last_step(contribution: Row) -> Row:
    steps = {Status.SUBMITTED: (Step.SUBMIT, Status.DRAFT), Status.IN_REVIEW: (Step.FORWARD, Status.SUBMITTED)}
    step, start = steps.get(contribution["status"], (Step.PUBLISH, Status.IN_REVIEW))
    return {
        "contribution_id": contribution["id"],
        "step": step,
        "start": start,
        "to": contribution["status"],
        "at": contribution["status_since"],
    }


def _write(model: Any, rows: list[Row]) -> None:
    if rows:
        db.session.execute(insert(model.__table__), rows)
