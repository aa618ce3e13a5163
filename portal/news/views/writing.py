"""Coordinators write the news of their regions."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Response, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.config import LANGUAGES
from portal.core.clock import today
from portal.core.refusal import existing
from portal.core.storage.ingest import IngestedFile, ingest
from portal.core.storage.kinds import Kind, Unfit, UnfitFile
from portal.core.storage.receiving import receive
from portal.core.storage.serving import serve
from portal.core.storage.streaming import the_store
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.locale import language
from portal.core.web.request_limits import largest_file
from portal.core.web.routes import Routes
from portal.core.web.saved import pause, saved
from portal.news import actions, queries
from portal.news.forms import NewsForm, typed_of
from portal.news.models import NewsItem
from portal.regions.labels import region_choices

routes = Routes()


@routes.get("/news")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    return render_template("news/index.html", items=queries.own_news(current_user), reader=language())


@routes.route("/news/new", methods=["GET", "POST"])
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR, takes_files=True)
def new() -> ResponseReturnValue:
    form = NewsForm(data={"language": language(), "first_day": today()}).of(None)
    own = queries.own_regions(current_user)
    form.region_key.choices = [(key, name) for key, name in region_choices(only_open=True) if key in own]
    if not form.validate_on_submit():
        return _page(form, None)
    with _received(form) as file:
        if form.errors:
            return _page(form, None)
        item = actions.write(form.region_key.data, form.description(), by=current_user)
        _put_picture(item, form, file)
        return saved(gettext("Saved. Visitors can read it from its first day on."), url_for(".index"))


@routes.route("/news/<int:number>/edit", methods=["GET", "POST"])
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR, takes_files=True)
def edit(number: int) -> ResponseReturnValue:
    item = queries.get_own(current_user, number)
    form = NewsForm(data=typed_of(item)).of(item)
    if not form.validate_on_submit() or not is_as_seen(item.version):
        return _page(form, item)
    with _received(form) as file:
        item = queries.get_own(current_user, number, to_write=True)
        if form.errors or not is_as_seen(item.version):
            return _page(form, item)
        actions.change(item, form.description())
        _put_picture(item, form, file)
        return saved(gettext("Saved."), url_for(".index"))


@routes.get("/news/<int:number>/picture")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def own_picture(number: int) -> Response:
    """Also of news that visitors do not read yet."""
    return serve(existing(queries.get_own(current_user, number).picture.get("thumbnail")), f"news-{number}")


@routes.post("/news/<int:number>/remove")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def remove(number: int) -> ResponseReturnValue:
    actions.remove(queries.get_own(current_user, number, to_write=True))
    return saved(gettext("Removed."), url_for(".index"), undo=url_for(".restore", number=number))


@routes.post("/news/<int:number>/restore")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def restore(number: int) -> ResponseReturnValue:
    actions.restore(queries.get_own(current_user, number, to_write=True))
    return saved(gettext("It is back."), url_for(".index"))


@contextmanager
def _received(form: NewsForm) -> Iterator[IngestedFile | None]:
    """The picture of the form, decoded before any lock is held; why it is refused stands beside its field."""
    if not form.picture.data:
        yield None
        return
    pause()
    file = _decoded(form)
    try:
        yield file
    finally:
        if file:
            file.discard()


def _decoded(form: NewsForm) -> IngestedFile | None:
    upload, store = form.picture.data, the_store()
    try:
        received = receive(upload.stream, upload.filename, store=store, max_bytes=largest_file())
        try:
            _must_be_picture(received.kind)
            return ingest(store.original(received.original), received.name, workdir=store.incoming())
        finally:
            store.drop_original(received.original)
    except UnfitFile as unfit:
        form.picture.errors = [str(current_app.extensions["refusals"][unfit.code])]
        return None


def _must_be_picture(kind: Kind) -> None:
    """Raises UnfitFile."""
    if kind != Kind.IMAGE:
        raise UnfitFile(Unfit.TYPE_NOT_ALLOWED)


def _put_picture(item: NewsItem, form: NewsForm, file: IngestedFile | None) -> None:
    if file:
        actions.set_picture(item, file, the_store())
    elif "without_picture" in form and form.without_picture.data:
        actions.drop_picture(item)


def _page(form: NewsForm, item: NewsItem | None) -> ResponseReturnValue:
    version = item.version if item else ""
    is_outdated = bool(item) and not is_as_seen(version)
    page = render_template(
        "news/edit.html", form=form, item=item, version=version, is_outdated=is_outdated, codes=LANGUAGES
    )
    return page, 422 if form.is_submitted() else 200
