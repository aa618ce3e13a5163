"""The page of the administration about how long data stays: periods, what would go now, what went."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.retention import KindOfData, kinds_of_data
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.retention import actions, queries
from portal.retention.forms import PeriodForm

routes = Routes()


@routes.get("")
@open_to(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    return _page()


@routes.post("/<data>")
@open_to(Role.ADMINISTRATOR)
def change(data: str) -> ResponseReturnValue:
    kind = queries.get_kind(data)
    form = _form(kind, queries.days_of(data))
    if not is_as_seen(str(queries.days_of(data))):
        return _page(form, data, is_outdated=True), 409
    if not form.validate():
        return _page(form, data), 422
    actions.set_period(kind, form.days.data, by=current_user)
    return saved(gettext("Saved. The new period counts from now on."), url_for(".index", _anchor=data))


def _page(sent: PeriodForm | None = None, key: str = "", *, is_outdated: bool = False) -> str:
    """`sent` is the form of the kind with this key as it came back."""
    keepings = queries.preview()
    forms = {each.kind.key: _form(each.kind, each.setting.days) for each in keepings if each.kind.key != key}
    return render_template(
        "retention/index.html",
        keepings=keepings,
        forms={**forms, key: sent},
        outdated=key if is_outdated else "",
        runs=queries.last_runs(),
        kinds=kinds_of_data(),
    )


def _form(kind: KindOfData, days: int) -> PeriodForm:
    return PeriodForm(kind.period, prefix=f"{kind.key}-", data={"days": days})
