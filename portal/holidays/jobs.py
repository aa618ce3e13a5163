"""What calendars do by themselves: the public holidays of coming years join in."""

from portal.holidays.actions.entries import add_public_holidays


def follow_the_law() -> None:
    add_public_holidays()
