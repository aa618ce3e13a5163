"""The gate: what contributions show of students, and whose consent is missing before anybody may see them."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import lazyload

from portal.accounts.models import Person
from portal.consent.queries import Missing, Wanted, missing
from portal.consent.rules.codes import Kind as Shown
from portal.consent.rules.codes import Use
from portal.consent.rules.naming import named_in
from portal.contributions.models import Author, Contribution, DocumentWords, Medium, Mention, Recognisable
from portal.contributions.queries.contributions import classmates, current_media
from portal.contributions.rules import SHOWS, Kind, Status
from portal.core.clock import zone
from portal.core.db import db
from portal.core.text import capitalised
from portal.holidays.rules.days import year_of

ShownPeople = list[tuple[Person, Shown]]  # each student with what of her, each once


def missing_consent(contribution: Contribution) -> list[Missing]:
    """What visitors may not see. Names of authors are no obstacle: those that may not be read are left out."""
    return missing([wanted(contribution, Use.WEBSITE, shown_in([contribution])[contribution.id])])[0]


def nameable_authors(contribution: Contribution) -> list[int]:
    """The ids of the authors whose first names visitors may read."""
    return nameable([contribution], Use.WEBSITE)[contribution.id]


def nameable(contributions: Sequence[Contribution], use: Use) -> dict[int, list[int]]:
    """By the id of the contribution: the ids of the authors who may be named in this use."""
    asked = [wanted(each, use, [(author, Shown.FIRST_NAME) for author in each.authors]) for each in contributions]
    hidden = [{lack.person.id for lack in of_one} for of_one in missing(asked)]
    return {
        each.id: [author.id for author in each.authors if author.id not in unnamed]
        for each, unnamed in zip(contributions, hidden, strict=True)
    }


def people_shown(contribution: Contribution) -> list[int]:
    """The ids of all students whose consent counts for it."""
    return sorted({person.id for person, _ in shown_in([contribution])[contribution.id]})


def others_without_consent(contribution: Contribution) -> list[Medium]:
    """Files that show people who are not of the class, for whom nobody has said that they agree."""
    return [medium for medium in current_media(contribution) if medium.shows_others and not medium.others_agreed_at]


def recognisable_in(contribution: Contribution) -> dict[int, list[Person]]:
    """By the id of the current files: the students who can be recognised there."""
    return _recognisable(medium.id for medium in current_media(contribution))


def pictures_of(contribution: Contribution, people: Iterable[Missing]) -> list[Medium]:
    """The pictures that show somebody of these: what a teacher can cover."""
    hidden = {each.person.id for each in people if each.kind == Shown.PICTURE}
    seen = recognisable_in(contribution) if hidden else {}
    shown = {number for number, found in seen.items() if any(person.id in hidden for person in found)}
    return [medium for medium in contribution.media if medium.id in shown]


def mentions_of(contribution: Contribution) -> dict[int, bool]:
    """By the id of students: whether the words mean them; False: they mean somebody or something else."""
    query = select(Mention).where(Mention.contribution_id == contribution.id)
    return {mention.person_id: mention.is_meant for mention in db.session.scalars(query)}


def undecided_names(contribution: Contribution) -> list[Person]:
    """Students of the class whose names stand in words, descriptions, names of files or documents, and nobody has said
    whether they are meant; authors may sign their own work.
    """
    decided = mentions_of(contribution).keys() | {author.id for author in contribution.authors}
    mates = [mate for mate in classmates(contribution.class_id) if mate.id not in decided]
    if not mates:
        return []
    media = current_media(contribution)
    texts = [contribution.title, contribution.text, *(f"{medium.alt} {medium.name}" for medium in media)]
    written = [*map(capitalised, texts), *_words_of_documents(media)]
    found = named_in([(words, contribution.language) for words in written], {mate.name for mate in mates})
    return [mate for mate in mates if mate.name in found]


def published_with(person_ids: Collection[int]) -> list[Contribution]:
    """What visitors see of these students, as authors, in files or in words: each once, in one query."""
    in_files = select(Medium.contribution_id).join(Recognisable, Recognisable.medium_id == Medium.id)
    numbers = (
        select(Author.contribution_id).where(Author.person_id.in_(person_ids)),
        select(Mention.contribution_id).where(Mention.person_id.in_(person_ids), Mention.is_meant),
        in_files.where(Recognisable.person_id.in_(person_ids)),
    )
    query = select(Contribution).where(Contribution.id.in_(numbers[0].union(*numbers[1:])))
    query = query.where(Contribution.status == Status.PUBLISHED).order_by(Contribution.id)
    return list(db.session.scalars(query.with_for_update(of=Contribution)))


def shown_in(contributions: Sequence[Contribution]) -> dict[int, ShownPeople]:
    """By the id of the contribution: the authors' work, faces and voices in files, names in words; in two queries."""
    files = {each.id: current_media(each) for each in contributions}
    seen = _recognisable(medium.id for media in files.values() for medium in media)
    named = _meant_in(files)
    return {each.id: _shown(each, files[each.id], seen, named[each.id]) for each in contributions}


def wanted(contribution: Contribution, use: Use, shown: ShownPeople) -> Wanted:
    """The question for whoever knows the consent: this of these students, in this use."""
    year = year_of(contribution.created_at.astimezone(zone()).date())
    return Wanted(shown, contribution.school_class, use, year, contribution.project_id)


def _shown(
    contribution: Contribution, media: list[Medium], seen: dict[int, list[Person]], named: list[Person]
) -> ShownPeople:
    shown = [(author, Shown.WORK) for author in contribution.authors]
    shown += [(person, SHOWS[Kind(medium.kind)]) for medium in media for person in seen[medium.id]]
    shown += [(person, Shown.FIRST_NAME) for person in named]
    return list({(person.id, kind): (person, kind) for person, kind in shown}.values())


def _recognisable(media: Iterable[int]) -> dict[int, list[Person]]:
    """By the id of the file."""
    found: dict[int, list[Person]] = {number: [] for number in media}
    query = select(Recognisable.medium_id, Person).join(Person, Person.id == Recognisable.person_id)
    query = query.where(Recognisable.medium_id.in_(found)).order_by(Person.id)
    for medium_id, person in db.session.execute(query.options(lazyload("*"))):
        found[medium_id].append(person)
    return found


def _meant_in(contributions: Collection[int]) -> dict[int, list[Person]]:
    """By the id of the contribution: whom its words mean."""
    found: dict[int, list[Person]] = {number: [] for number in contributions}
    query = select(Mention.contribution_id, Person).join(Person, Person.id == Mention.person_id)
    query = query.where(Mention.contribution_id.in_(found), Mention.is_meant).order_by(Person.id)
    for number, person in db.session.execute(query.options(lazyload("*"))):
        found[number].append(person)
    return found


def _words_of_documents(media: list[Medium]) -> list[list[str]]:
    query = select(DocumentWords.words).where(DocumentWords.medium_id.in_([medium.id for medium in media]))
    return list(db.session.scalars(query))
