"""Programmes in words: their names, what is missing, amounts and times."""

from collections.abc import Callable

from babel.lists import format_list
from babel.numbers import format_currency
from flask_babel import gettext, lazy_gettext, lazy_pgettext, ngettext

from portal.core.web.formatting import formats
from portal.core.web.locale import language
from portal.funding.rules.eligibility import Extra, Gap, Lack, Outcome, ProgrammeStatus
from portal.funding.rules.programmes import Row, codes_of, number
from portal.regions.labels import region_name

STATUSES = {
    ProgrammeStatus.OPEN: lazy_pgettext("programme", "Open for applications"),
    ProgrammeStatus.SUSPENDED: lazy_pgettext("programme", "Suspended"),
    ProgrammeStatus.CHECK: lazy_pgettext("programme", "Please ask whether it takes place"),
}
EXTRAS = {
    Extra.NONE: lazy_pgettext("additional partners", "Not possible"),
    Extra.ONE_THIRD_COUNTRY: lazy_pgettext("additional partners", "From one additional country"),
    Extra.SELF_FUNDED: lazy_pgettext("additional partners", "With their own money"),
    Extra.ASSOCIATED_PARTNER: lazy_pgettext("additional partners", "As associated partners"),
}


GAPS: dict[Lack, Callable[[Gap], str]] = {
    Lack.REGION_SUSPENDED: lambda gap: gettext(
        "The partnership with this region is not active at the moment: %(name)s", name=region_name(gap.about)
    ),
    Lack.SUSPENDED: lambda _gap: gettext("The programme is suspended."),
    Lack.FORBIDDEN: lambda gap: gettext(
        "Organisations from this country cannot take part: %(name)s", name=country_name(gap.about)
    ),
    Lack.NOT_ELIGIBLE: lambda gap: gettext(
        "This country does not belong to the programme: %(name)s", name=country_name(gap.about)
    ),
    Lack.NOT_AS_EXTRA: lambda gap: gettext(
        "This country cannot join as an additional partner: %(name)s", name=country_name(gap.about)
    ),
    Lack.SEVERAL_THIRD: lambda _gap: gettext("Only one additional country can join."),
    Lack.TOO_MANY: lambda gap: ngettext(
        "The programme takes %(num)d organisation at most.",
        "The programme takes %(num)d organisations at most.",
        gap.need,
    ),
    Lack.ORGANISATIONS: lambda gap: ngettext(
        "%(num)d more organisation from a country of the programme is needed.",
        "%(num)d more organisations from countries of the programme are needed.",
        gap.need - gap.have,
    ),
    Lack.COUNTRIES: lambda gap: ngettext(
        "Partners from %(num)d more country of the programme are needed.",
        "Partners from %(num)d more countries of the programme are needed.",
        gap.need - gap.have,
    ),
    Lack.EU_COUNTRIES: lambda gap: ngettext(
        "Partners from %(num)d more EU member state are needed.",
        "Partners from %(num)d more EU member states are needed.",
        gap.need - gap.have,
    ),
    Lack.COUNTRY_MISSING: lambda gap: gettext(
        "An organisation from this country is needed: %(name)s", name=country_name(gap.about)
    ),
    Lack.REGION_MISSING: lambda gap: gettext(
        "An organisation from this region is needed: %(name)s", name=region_name(gap.about)
    ),
    Lack.OUTSIDE_REGIONS: lambda _gap: gettext("Only partners from the regions of the programme can take part."),
    Lack.TOO_SHORT: lambda gap: ngettext(
        "The visit has to take at least %(num)d day.", "The visit has to take at least %(num)d days.", gap.need
    ),
    Lack.TOO_LONG: lambda gap: ngettext(
        "The visit may take %(num)d day at most.", "The visit may take %(num)d days at most.", gap.need
    ),
    Lack.PUPILS: lambda gap: ngettext(
        "At least %(num)d student has to travel.", "At least %(num)d students have to travel.", gap.need
    ),
    Lack.PARTICIPANTS: lambda gap: ngettext(
        "%(num)d person may take part at most.", "%(num)d people may take part at most.", gap.need
    ),
    Lack.TOO_YOUNG: lambda gap: gettext("The students have to be at least %(age)s years old.", age=gap.need),
    Lack.TOO_OLD: lambda gap: gettext("The students may be %(age)s years old at most.", age=gap.need),
    Lack.UNCERTAIN_COUNTRY: lambda gap: gettext(
        "It is not certain whether partners from this country can take part at the moment: %(name)s",
        name=country_name(gap.about),
    ),
}


OUTCOMES = {
    Outcome.POSSIBLE: lazy_gettext("Possible with these partners"),
    Outcome.ASK: lazy_gettext("Perhaps possible: please ask the agency"),
    Outcome.MISSING: lazy_gettext("Something is missing"),
    Outcome.IMPOSSIBLE: lazy_gettext("Not possible with these partners"),
}


def gap_text(gap: Gap) -> str:
    """What is missing, as a whole sentence."""
    return GAPS[gap.lack](gap)


def country_name(code: str) -> str:
    """The name of a country in the reader's language, as CLDR has it."""
    return str(formats().territories.get(code, code))


def programme_name(facts: Row) -> str:
    return facts.get(f"name_{language()}") or facts["name_en"]


def amount(facts: Row) -> str:
    """`€30,000–€60,000`, `€30,000 or €60,000` where only these are paid, `up to €35,000` where no least amount is
    known; empty where none is.
    """
    if steps := codes_of(facts, "grant_steps"):
        return format_list([_euros(int(step)) for step in steps], style="or", locale=formats())
    least, most = (number(facts, name) for name in ("grant_min_eur", "grant_max_eur"))
    if most and not least:
        return str(gettext("up to %(amount)s", amount=_euros(most)))
    return "–".join(dict.fromkeys(_euros(end) for end in (least, most) if end))


def months(facts: Row) -> str:
    """`6–24`; empty where nothing is said."""
    return _range(facts, "duration_months_min", "duration_months_max")


def days(facts: Row) -> str:
    return _range(facts, "min_days", "max_days")


def _range(facts: Row, least: str, most: str) -> str:
    return "–".join(dict.fromkeys(facts[name] for name in (least, most) if facts.get(name)))


def _euros(value: int) -> str:
    return format_currency(value, "EUR", "#,##0 ¤", locale=formats(), currency_digits=False)
