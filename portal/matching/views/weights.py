"""The page on which coordinators see and change what counts how much."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.matching.actions.weights import set_weights
from portal.matching.forms.weights import PortalWeightsForm
from portal.matching.queries.effects import effect_of
from portal.matching.queries.pool import the_weighting
from portal.matching.rules.criteria import Criterion, balanced

routes = Routes()


@routes.route("/partner-search/weights", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def weights() -> ResponseReturnValue:
    """Shows the effect on the own regions' classes first; saves with a second button."""
    counting, age_gap = the_weighting()
    form = PortalWeightsForm(data={**counting, "age_gap": age_gap})
    is_valid = form.validate_on_submit()
    if is_valid and "save" in request.form:
        set_weights(form.weights(), form.age_gap.data, by=current_user)
        return saved(gettext("The new weights count from now on."), url_for(".weights"))
    effect = effect_of(balanced(form.weights()), form.age_gap.data, current_user.region_keys) if is_valid else None
    code = 422 if form.is_submitted() and not is_valid else 200
    return render_template("matching/weights.html", form=form, effect=effect, criteria=list(Criterion)), code
