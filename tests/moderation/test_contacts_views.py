"""Dana sees what was found and who confirmed it; what was published with contact data stands in a list."""

from portal.contributions.actions.contacts import confirm_contact, count_contacts
from portal.contributions.models import Contribution
from portal.contributions.queries.contacts import findings
from portal.contributions.rules import Status
from portal.core.db import db
from portal.moderation.queries.contacts import published_with_contacts
from tests.builders.moderating import buttons, press, titles
from tests.cast import Cast
from tests.page_reading import sent_by, the_form, words

WITH_PHONE = "Ruf an: 0171 3920045"


def counted(contribution: Contribution) -> Contribution:
    count_contacts(contribution)
    db.session.commit()
    return contribution


def test_dana_publishes_what_carla_has_confirmed(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review", text=WITH_PHONE)
    confirm_contact(contribution, findings(contribution)[0].mark, by=cast.carla)
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    assert "The teacher has confirmed: no private contact." in words(dana.get(f"/en/moderation/{contribution.id}"))
    press(dana, contribution, "publish")
    db.session.expire_all()
    assert contribution.status == Status.PUBLISHED


def test_dana_is_not_offered_to_publish_before_somebody_confirms(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review", text=WITH_PHONE)
    dana, address = cast.signed_in(cast.dana), f"/en/moderation/{contribution.id}"
    page = dana.get(f"{address}?languages=all")
    assert "publish" not in buttons(page)
    assert "Phone number Text Ruf an: 0171 3920045" in words(page)
    done = dana.post(
        the_form(page, "/confirm?languages=all").get("action"), data=sent_by(page, "/confirm?languages=all")
    )
    assert done.location == f"{address}?languages=all#contacts"
    confirmed = dana.get(address)
    assert "publish" in buttons(confirmed)
    assert "The regional coordination has confirmed: no private contact." in words(confirmed)
    back = dana.post(the_form(confirmed, "languages=all").get("action"), data=sent_by(confirmed, "languages=all"))
    assert back.location == f"{address}?languages=all#contacts"
    assert "publish" not in buttons(dana.get(address))


def test_dana_finds_what_was_published_before_and_gero_does_not(cast: Cast) -> None:
    found = counted(cast.contribution(status="published", title="Alt", text=WITH_PHONE))
    counted(cast.contribution(status="published", title="Harmlos"))
    counted(cast.contribution(status="in_review", title="Wartet", text=WITH_PHONE))
    dana = cast.signed_in(cast.dana)
    assert "1 published contribution may contain contact data." in words(dana.get("/en/moderation"))
    assert titles(dana.get("/en/moderation/contacts")) == ["Alt"]
    assert titles(cast.signed_in(cast.gero).get("/en/moderation/contacts")) == []
    page = dana.get(f"/en/moderation/{found.id}")
    dana.post(the_form(page, "/confirm").get("action"), data=sent_by(page, "/confirm"))
    assert "Nothing was found." in words(dana.get("/en/moderation/contacts"))


def test_a_long_list_has_pages(cast: Cast) -> None:
    made = [counted(cast.contribution(status="published", text=WITH_PHONE)).id for _ in range(3)]
    first = published_with_contacts(cast.dana, limit=2)
    assert first.after
    position = (first.items[-1][0].status_since, first.items[-1][0].id)
    second = published_with_contacts(cast.dana, after=position, limit=2)
    assert [row[0].id for row in [*first.items, *second.items]] == made[::-1]
