"""Administration of regions, and the contacts that their coordinators name; public pages belong to the site."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.clock import today
from portal.core.refusal import NotFound
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.actions import add_region, rename, set_contact, set_status
from portal.regions.forms import ContactForm, NamesForm, RegionForm, StatusForm
from portal.regions.labels import STATUSES
from portal.regions.queries import all_regions, get_region, status_of
from portal.regions.rules import Status

routes = Routes()


@routes.get("/regions")
@open_to(Role.ADMINISTRATOR)
def administer() -> ResponseReturnValue:
    return render_template("regions/administer.html", regions=all_regions().values(), statuses=STATUSES)


@routes.get("/regions/<key>")
@open_to(Role.ADMINISTRATOR)
def edit(key: str) -> ResponseReturnValue:
    return _page(key, StatusForm(None, since=today()), NamesForm(None, since=today()))


@routes.post("/regions/<key>/status")
@open_to(Role.ADMINISTRATOR)
def change_status(key: str) -> ResponseReturnValue:
    region, form = get_region(key), StatusForm()
    if not form.validate():
        return _page(key, form, NamesForm(None, since=today()), 422)
    set_status(region, Status(form.status.data), form.since.data, form.note.data or "")
    return saved(gettext("The status has been recorded."), url_for(".edit", key=key))


@routes.post("/regions/<key>/rename")
@open_to(Role.ADMINISTRATOR)
def change_names(key: str) -> ResponseReturnValue:
    region, form = get_region(key), NamesForm()
    if not form.validate() or not form.names():
        return _page(key, StatusForm(None, since=today()), form, 422)
    rename(region, form.names(), form.since.data)
    return saved(
        gettext("The new name has been recorded. The search still finds the old one."), url_for(".edit", key=key)
    )


@routes.route("/regions/<key>/contact", methods=["GET", "POST"])
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def contact(key: str) -> ResponseReturnValue:
    """Whom teachers ask; coordinators name it for their own regions."""
    region = get_region(key)
    if current_user.is_coordinator and key not in current_user.region_keys:
        raise NotFound
    form = ContactForm(data={"name": region.contact_name, "email": region.contact_email})
    if form.validate_on_submit():
        set_contact(region, form.name.data or "", form.email.data or "")
        then = url_for("dashboard.show") if current_user.is_coordinator else url_for(".edit", key=key)
        return saved(gettext("The contact has been saved."), then)
    page = render_template("regions/contact.html", region=region, form=form)
    return page, 422 if form.is_submitted() else 200


@routes.route("/regions/new", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def new() -> ResponseReturnValue:
    form = RegionForm()
    if form.validate_on_submit():
        add_region(form.key.data, form.names(), form.country.data, form.languages.data or [], form.since.data)
        return saved(gettext("The region has been added."), url_for(".edit", key=form.key.data))
    return render_template("regions/new.html", form=form), 422 if request.method == "POST" else 200


def _page(key: str, status_form: StatusForm, names_form: NamesForm, code: int = 200) -> ResponseReturnValue:
    region = get_region(key)
    return (
        render_template(
            "regions/edit.html",
            region=region,
            status=status_of(region),
            statuses=STATUSES,
            status_form=status_form,
            names_form=names_form,
        ),
        code,
    )
