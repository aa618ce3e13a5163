"""Who is concerned when something got into wrong hands: asked in a drill and in an emergency; nothing is stored."""

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.core.clock import now, today
from portal.core.tabular.writing import XLSX, csv_file, separator, xlsx_file
from portal.core.web.access import Role, open_to
from portal.core.web.locale import OWN_NAMES
from portal.core.web.routes import Routes
from portal.legal.queries.texts import facts_for
from portal.processing.forms import MINUTE, BreachForm, moment_of
from portal.processing.labels.breach import LOST, how, letter
from portal.processing.labels.records import CATEGORIES
from portal.processing.labels.sheet import sheet
from portal.processing.queries import breach as queries
from portal.processing.rules.breach import CATEGORIES as OF_LOST
from portal.processing.rules.breach import NOTIFIED_WITHIN, Lost, day_of

routes = Routes()

ADDRESS = f"/breach/<any({','.join(Lost)}):kind>/<int:number>"


@routes.get("/breach")
@open_to(Role.ADMINISTRATOR)
def breach() -> ResponseReturnValue:
    form = BreachForm(request.args)
    if not request.args:
        return render_template("processing/breach.html", form=BreachForm(known_at=now()))
    if not form.validate():
        return render_template("processing/breach.html", form=form), 422
    known_at = form.known_at.data.strftime(MINUTE)
    return redirect(url_for(".affected", kind=form.lost.data, number=form.number, known_at=known_at), 303)


@routes.get(ADDRESS)
@open_to(Role.ADMINISTRATOR)
def affected(kind: str, number: int) -> ResponseReturnValue:
    lost, known_at = Lost(kind), moment_of(request.args.get("known_at")) or now()
    summary = queries.summary(lost, number)
    page = render_template(
        "processing/affected.html",
        lost=lost,
        number=number,
        day=day_of(number) if lost == Lost.BACKUP else None,
        words=LOST[lost],
        known_at=known_at,
        due_at=known_at + NOTIFIED_WITHIN,
        is_over=known_at + NOTIFIED_WITHIN < now(),
        summary=summary,
        people=queries.affected(lost, number, queries.SHOWN),
        categories=[CATEGORIES[each] for each in OF_LOST[lost]],
        authorities=_authorities(summary),
        letters={language: letter(language, lost, known_at, facts_for("")) for language in summary.languages},
        own_names=OWN_NAMES,
        how=how,
    )
    return _private(Response(page))


@routes.get(f"{ADDRESS}/people.<any(csv,xlsx):ending>")
@open_to(Role.ADMINISTRATOR)
def affected_file(kind: str, number: int, ending: str) -> Response:
    table = sheet(queries.affected(Lost(kind), number))
    data = csv_file([table], separator()) if ending == "csv" else xlsx_file([table])
    answer = Response(data, content_type="text/csv; charset=utf-8" if ending == "csv" else XLSX)
    answer.headers["Content-Disposition"] = f"attachment; filename=breach-{kind}-{number}-{today()}.{ending}"
    return _private(answer)


def _authorities(summary: queries.Summary) -> dict[str, str]:
    """Who is notified, by the regions of those concerned; without any, the authority of the operator."""
    keys = summary.region_keys or [""]
    return {key: words for key in keys if (words := facts_for(key).get("authority", ""))}


def _private(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
