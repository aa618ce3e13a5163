"""Reads projects; what is not public is read by its teachers, its classes and the coordination of its region."""

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import joinedload, lazyload, selectinload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.classes.queries import with_school
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Gone, NotFound, existing
from portal.core.transitions import is_fresh
from portal.projects.models import Project, ProjectChange, ProjectClass, ProjectEntry, ProjectTeacher
from portal.projects.rules import TAKES_CONTRIBUTIONS, UNDOABLE, ProjectRefusal, Relation, Status, Step
from portal.regions.queries import closed_regions
from portal.schools.models import Membership, School
from portal.schools.queries.schools import with_region


def relations(person: Person, project: Project) -> set[Relation]:
    """What somebody is to a project; empty for visitors and strangers."""
    if not person.is_authenticated:
        return set()
    own = {Relation.OWNER} if is_teacher_of(person, project) else set()
    if person.is_coordinator and project.region_key in person.region_keys and project.status != Status.DRAFT:
        return own | {Relation.COORDINATOR}
    return own


def is_teacher_of(person: Person, project: Project) -> bool:
    """Whether the project is the person's own, alone or together with others."""
    return person.is_teacher and db.session.get(ProjectTeacher, (project.id, person.id)) is not None


def get_visible(person: Person, project_id: int) -> Project:
    """A public project, or one to which the person has a relation or in which their class takes part."""
    project = _get(project_id)
    if not project.is_public and not relations(person, project) and not _takes_part(person, project):
        raise Gone if project.hidden_at else NotFound
    return project


def get_own(person: Person, project_id: int, *, to_write: bool = False) -> Project:
    """`to_write` lets nobody else change it meanwhile, the project's other teachers neither."""
    project = _get(project_id, to_write)
    if not is_teacher_of(person, project):
        raise NotFound
    return project


def get_related(person: Person, project_id: int, *, to_write: bool = False) -> Project:
    """A project that belongs to the person or that the person coordinates; `to_write` as in `get_own`."""
    project = _get(project_id, to_write)
    if not relations(person, project):
        raise NotFound
    return project


def project_title(project_id: int | None) -> str:
    """Empty without a project."""
    if project_id is None:
        return ""
    return db.session.scalar(select(Project.title).where(Project.id == project_id)) or ""


def own_projects(person: Person, limit: int = 100) -> list[Project]:
    mine = select(ProjectTeacher.project_id).where(ProjectTeacher.person_id == person.id)
    return list(db.session.scalars(_newest().where(Project.id.in_(mine)).limit(limit)))


def waiting(region_keys: list[str], limit: int = 50) -> list[Project]:
    """Submitted projects of these regions, oldest first, then public ones with changes that wait."""
    query = _submitted(region_keys).options(with_region(Project.school)).order_by(Project.status_since, Project.id)
    return [*db.session.scalars(query.limit(limit)), *_with_changes(region_keys)][:limit]


def open_for(class_id: int, limit: int = 20) -> list[Project]:
    """Projects to which students of a class can hand in contributions, as far as no region is suspended."""
    taking_part = select(ProjectClass.project_id).where(ProjectClass.class_id == class_id)
    query = _newest().where(Project.id.in_(taking_part), Project.status.in_(TAKES_CONTRIBUTIONS))
    return list(db.session.scalars(query.limit(limit)))


def public_after(number: int, most: int) -> list[Project]:
    """The next public ones by their numbers."""
    query = select(Project).where(Project.id > number, Project.is_public).order_by(Project.id)
    return list(db.session.scalars(query.limit(most)))


def startable_for(class_id: int) -> list[Project]:
    """Of these the ones in which something can begin now."""
    closed, projects = closed_regions(), open_for(class_id)
    if not closed:
        return projects
    home = select(School.region_key).join(SchoolClass, SchoolClass.school_id == School.id)
    if db.session.scalar(home.where(SchoolClass.id == class_id)) in closed:
        return []
    return [project for project in projects if project.region_key not in closed]


def history(project: Project) -> list[ProjectEntry]:
    """The last steps of a project, the newest first."""
    query = select(ProjectEntry).filter_by(project_id=project.id).order_by(ProjectEntry.id.desc()).limit(100)
    return list(db.session.scalars(query.options(joinedload(ProjectEntry.by).lazyload("*"))))


def find_undoable(person: Person, project: Project) -> ProjectEntry | None:
    """The last step, as long as this person may undo it."""
    entry = find_last_entry(project)
    if entry is None or entry.step not in UNDOABLE or entry.by_id != person.id:
        return None
    untouched = project.updated_at <= entry.at and project.status == entry.to
    return entry if untouched and is_fresh(entry.at, now()) else None


def find_last_entry(project: Project) -> ProjectEntry | None:
    query = select(ProjectEntry).filter_by(project_id=project.id).order_by(ProjectEntry.id.desc()).limit(1)
    return db.session.scalar(query)


def is_removed(project: Project) -> bool:
    """Two people have removed it after a report, and nothing has happened since."""
    entry = find_last_entry(project)
    return entry is not None and entry.step == Step.REMOVE


def joinable_classes(person: Person, project: Project | None = None) -> list[SchoolClass]:
    """The teacher's own classes; a closed one only where it takes part already."""
    mine = select(ProjectClass.class_id).where(ProjectClass.project_id == (project.id if project else None))
    is_open = or_(SchoolClass.closed_at.is_(None), SchoolClass.id.in_(mine))
    query = select(SchoolClass).where(SchoolClass.teacher_id == person.id, is_open)
    return list(db.session.scalars(query.options(*with_school()).order_by(SchoolClass.name, SchoolClass.id)))


def last_step(project: Project) -> int:
    """The number of the last step with a project; 0 when there was none."""
    return db.session.scalar(select(func.max(ProjectEntry.id)).where(ProjectEntry.project_id == project.id)) or 0


def count_waiting(region_keys: list[str]) -> int:
    submitted = db.session.scalar(_submitted(region_keys).with_only_columns(func.count())) or 0
    return submitted + len(_with_changes(region_keys))


def is_confirmed(teacher: Person | None, school_id: int) -> bool:
    """The e-mail address is proven, the school is confirmed for the name and the address of today, and neither the
    account nor the membership was ended.
    """
    if teacher is None or teacher.suspended_at:
        return False
    membership = db.session.get(Membership, (teacher.id, school_id), options=[lazyload("*")])  # the person is at hand
    return bool(teacher.email_confirmed_at and membership and membership.is_confirmed)


def unmet_to_submit(project: Project, by: Person) -> ProjectRefusal | None:
    """Why somebody can't submit a project yet: its school has confirmed one of its teachers, and whoever submits it is
    confirmed where she takes part.
    """
    own_schools = {project.school_id, *(c.school_id for c in project.classes if c.teacher_id == by.id)}
    is_home_confirmed = any(is_confirmed(teacher, project.school_id) for teacher in project.teachers)
    if not is_home_confirmed or not any(is_confirmed(by, school_id) for school_id in own_schools):
        return ProjectRefusal.NOT_CONFIRMED
    return ProjectRefusal.INCOMPLETE if project.missing_fields else None


def colleagues(person: Person, project: Project) -> list[Person]:
    """The other teachers of an own project, as far as a school that takes part has confirmed who they are today."""
    schools = {project.school_id, *(school_class.school_id for school_class in project.classes)}
    others = [teacher for teacher in project.teachers if teacher.id != person.id]
    return [teacher for teacher in others if any(is_confirmed(teacher, school_id) for school_id in schools)]


def _takes_part(person: Person, project: Project) -> bool:
    """Teachers and students of the classes taking part may read an unpublished project."""
    if not person.is_authenticated:
        return False
    mine = or_(
        SchoolClass.teacher_id == person.id,
        SchoolClass.id.in_(select(Student.class_id).where(Student.person_id == person.id)),
    )
    query = select(ProjectClass).join(SchoolClass).where(ProjectClass.project_id == project.id, mine)
    return db.session.scalar(query.limit(1)) is not None


def _get(project_id: int, to_write: bool = False) -> Project:
    classes = selectinload(Project.classes)
    query = select(Project).where(Project.id == project_id)
    query = query.options(
        with_region(Project.school),
        classes.options(*with_school()),
        selectinload(Project.places).joinedload(ProjectClass.school_class).options(*with_school()),
    )
    if to_write:
        query = query.with_for_update(of=Project).execution_options(populate_existing=True)
    return existing(db.session.scalar(query))


def _submitted(region_keys: list[str]) -> Select[Project]:
    return select(Project).where(Project.region_key.in_(region_keys), Project.status == Status.SUBMITTED)


def _with_changes(region_keys: list[str]) -> list[Project]:
    """Public projects of which visitors would read something else, oldest change first, but for returned ones."""
    is_wanted = exists().where(ProjectChange.project_id == Project.id)
    is_new = exists().where(ProjectClass.project_id == Project.id, ProjectClass.shown_as == "")
    query = select(Project).where(Project.is_public, Project.region_key.in_(region_keys), or_(is_wanted, is_new))
    places = selectinload(Project.places).joinedload(ProjectClass.school_class).options(*with_school())
    query = query.options(with_region(Project.school), joinedload(Project.change), places)
    projects = db.session.scalars(query.order_by(Project.updated_at, Project.id))
    return [project for project in projects if project.differences and not project.is_returned]


def _newest() -> Select[Project]:
    return select(Project).options(lazyload("*")).order_by(Project.status_since.desc(), Project.id.desc())
