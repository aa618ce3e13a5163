"""Reports about barriers: how long they are, how many come from one network."""

from portal.accounts.rules.throttle import Limits

LONGEST_REPORT, LONGEST_ADDRESS = 4000, 500  # characters
REPORTS = Limits(network=20)  # a whole school may share one address
