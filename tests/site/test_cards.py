"""Rendered cards: taken from the cache while nothing changed, rendered anew as soon as something did."""

from flask import Flask, g

from portal.core.db import db
from portal.regions.models import Region
from portal.site.queries.lists import newest, public_projects
from portal.site.views import cards as views
from portal.site.views.cards import cards
from tests.builders.publishing import Publish, picture
from tests.cast import Cast
from tests.databases import follower
from tests.statements import counted


def rendered(app: Flask, lang: str = "de") -> list[str]:
    with app.test_request_context(f"/{lang}/"):
        for name in list(g):
            g.pop(name)
        follower(app).catch_up()
        app.preprocess_request()
        return [str(card) for card in cards(newest(24))]


def test_a_card_is_rendered_once(app: Flask, publish: Publish) -> None:
    publish()
    first = rendered(app)
    with counted() as seen:
        assert rendered(app) == first
    assert len([statement for statement in seen if "FROM medium" in statement or "substr" in statement]) == 0


def test_each_language_has_its_own_card(app: Flask, publish: Publish) -> None:
    publish()
    assert 'href="/de/contributions/' in rendered(app)[0]
    assert 'href="/tr/contributions/' in rendered(app, "tr")[0]


def test_a_change_of_the_contribution_its_project_or_its_region_is_seen(
    app: Flask, cast: Cast, publish: Publish
) -> None:
    contribution = publish("Früher")
    assert "Früher" in rendered(app)[0]
    contribution.title, contribution.revision = "Später", contribution.revision + 1
    cast.project.title = "Neue Namen"
    region = db.session.get_one(Region, "hessen")
    region.names = {**region.names, "de": "Hessenland"}
    db.session.commit()
    [card] = rendered(app)
    assert [word in card for word in ("Früher", "Später", "Neue Namen", "Hessenland")] == [False, True, True, True]


def test_titles_are_escaped_and_are_marked_with_their_own_language(app: Flask, publish: Publish) -> None:
    publish("<b>Ağaç</b>", language="tr")
    [card] = rendered(app)
    assert 'lang="tr">&lt;b&gt;Ağaç&lt;/b&gt;</a>' in card


def test_a_picture_stands_on_top_and_of_a_text_there_is_an_excerpt(app: Flask, publish: Publish) -> None:
    with_picture, _text = publish(minutes=1), publish(minutes=0)
    medium = picture(with_picture, alt="Ein Wehr")
    first, second = rendered(app)
    assert f"/media/{medium.id}/thumbnail" in first
    assert 'alt="Ein Wehr" lang="de" width="480" height="360"' in first
    assert "Unser Fluss ist lang." in second
    assert "<img" not in second


def test_a_removed_picture_is_no_cover(app: Flask, publish: Publish) -> None:
    contribution = publish()
    medium = picture(contribution)
    medium.removed_at, contribution.revision = contribution.published_at, contribution.revision + 1
    db.session.commit()
    assert "<img" not in rendered(app)[0]


def test_of_many_cards_the_one_that_changed_is_rendered_again(app: Flask, publish: Publish) -> None:
    publish(minutes=1)
    changed = publish(minutes=0)
    rendered(app)
    rendered(app)
    before = dict(follower(app).values.items)
    changed.title = "Neu"
    db.session.commit()
    assert "Neu" in rendered(app)[1]
    anew = {key for key, item in follower(app).values.items.items() if before.get(key) is not item}
    assert anew == {("card", "de", changed.id)}


def test_the_card_of_a_project_follows_project_and_region(app: Flask, cast: Cast) -> None:
    def seen() -> list[str]:
        with app.test_request_context("/de/"):
            for name in list(g):
                g.pop(name)
            app.preprocess_request()
            return [str(card) for card in views.project_cards(public_projects("bursa", None, None).items)]

    [before] = seen()
    assert ">Çınar altında</a>" in before
    cast.other_project.title = "<i>Neu</i>"
    region = db.session.get_one(Region, "bursa")
    region.names = {**region.names, "de": "Bursa am Uludağ"}
    db.session.commit()
    [after] = seen()
    assert "&lt;i&gt;Neu&lt;/i&gt;" in after
    assert "Bursa am Uludağ" in after
