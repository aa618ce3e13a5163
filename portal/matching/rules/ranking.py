"""The order of the classes that fit one: by their points, of equals the one that began to look first."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portal.solver.attributes import Rows

BITS_OF_IDS = 40


@dataclass(frozen=True)
class Ranking:
    """The rows of a pool that nothing stops, with the ids of their searches and their points."""

    rows: Rows
    ids: NDArray[np.int64]
    totals: NDArray[np.int64]  # 0 where too few school days are in common

    def best(self, limit: int) -> list[int]:
        """The ids with the best totals, in order."""
        ids: list[int] = self.first(limit).ids.tolist()
        return ids

    def first(self, limit: int) -> "Ranking":
        """The best ones alone, in order; no key comes twice, because the id decides between equals."""
        keys = self.ids - (self.totals << BITS_OF_IDS)
        places = np.argpartition(keys, limit)[:limit] if len(keys) > limit else np.arange(len(keys))
        places = places[np.argsort(keys[places])]
        return self.only(places[self.totals[places] > 0])

    def only(self, chosen: NDArray[np.bool_] | Rows) -> "Ranking":
        return Ranking(self.rows[chosen], self.ids[chosen], self.totals[chosen])
