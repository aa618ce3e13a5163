"""What the portal says of pairs: school days of two regions, whether they may meet and are funded, the gap of ages."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portal.solver.attributes import Attributes, Mask, Rows


@dataclass(frozen=True)
class Regions:
    """Regions by their numbers, days counted from a first one."""

    days_before: NDArray[np.int32]  # [region, region, day] → how many school days both share before that day
    is_suspended: Mask  # [region] → no class of it may be paired
    is_fundable: Mask  # [region, region] → some programme takes partners of exactly these two
    age_gap: float  # years between two classes, more than 0.5; beyond it they are no partners


def shared_days(is_taught: Mask) -> NDArray[np.int32]:
    """`Regions.days_before` of [region, day] → whether there is school."""
    both = is_taught[:, None, :] & is_taught[None, :, :]
    counted = np.zeros((*both.shape[:2], both.shape[2] + 1), np.int32)
    np.cumsum(both, axis=2, out=counted[:, :, 1:])
    return counted


def common_days(one: Attributes, among: Attributes, rows: Rows | slice, regions: Regions) -> NDArray[np.int32]:
    """The school days that one class and each of the rows share in the time that both offer."""
    counted, theirs = regions.days_before[one.region], among.region[rows]
    first = np.maximum(among.starts[rows], one.starts)
    last = np.maximum(np.minimum(among.ends[rows], one.ends) + 1, first)
    days: NDArray[np.int32] = counted[theirs, last] - counted[theirs, first]
    return days
