"""Months of any year by name."""

from datetime import date

from babel.dates import format_date

from portal.core.web.formatting import formats


def month_name(number: int) -> str:
    """`März`, `marzec`: as it stands by itself."""
    return format_date(date(2000, number, 1), "LLLL", locale=formats())
