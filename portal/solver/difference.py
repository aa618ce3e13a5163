"""What another choice of groups costs, when it differs from the one that was made only as far as it must."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import rustworkx

Members = frozenset[int]
Groups = Mapping[Members, int]  # classes of a group → its points


@dataclass(frozen=True)
class Change:
    """A class that has other partners then."""

    member: int
    before: list[int]
    after: list[int]


@dataclass(frozen=True)
class Cost:
    """What there would be less of; negative: more, which a choice can have that was not proven to be the best."""

    points: int
    n_groups: int
    n_served: int  # classes with a group
    left_alone: list[int]  # have a group, and would have none
    found: list[int]  # have no group, and would have one
    changes: list[Change]  # of the others, but for the two in question
    is_together: bool  # whether the two in question would be in one group

    @property
    def is_none(self) -> bool:
        return self.is_together and not (self.points or self.n_groups or self.n_served)


def cost_of(before: Groups, after: Groups, pair: Members) -> Cost:
    """Of choosing `after`, as near to `before` as it can be."""
    after = nearest(before, after, pair)
    old, new = _partners(before), _partners(after)
    others = sorted(old.keys() & new.keys() - pair)
    return Cost(
        points=sum(before.values()) - sum(after.values()),
        n_groups=len(before) - len(after),
        n_served=len(old) - len(new),
        left_alone=sorted(old.keys() - new.keys()),
        found=sorted(new.keys() - old.keys() - pair),
        changes=[Change(each, sorted(old[each]), sorted(new[each])) for each in others if old[each] != new[each]],
        is_together=any(pair <= group for group in after),
    )


def nearest(before: Groups, after: Groups, pair: Members) -> Groups:
    """`after`, but for those parts that have nothing to do with the pair and are as good as before.

    Groups that share no class, directly or through others, can be chosen apart from each other.
    """
    part_of = _parts([*before, *after])
    old, new = _by_part(before, part_of), _by_part(after, part_of)
    needed = {part_of[member] for member in pair if member in part_of}
    chosen = dict[Members, int]()
    for part in sorted(old.keys() | new.keys()):
        is_better = part in needed or _worth(new[part]) > _worth(old[part])
        chosen |= new[part] if is_better else old[part]
    return chosen


def _parts(groups: Iterable[Members]) -> Mapping[int, int]:
    """Class → number of the part to which it belongs; classes of a group belong together."""
    graph: rustworkx.PyGraph[int, None] = rustworkx.PyGraph()
    lists = [sorted(group) for group in groups]
    nodes = {member: graph.add_node(member) for member in sorted({each for group in lists for each in group})}
    for group in lists:
        graph.add_edges_from_no_data([(nodes[group[0]], nodes[each]) for each in group[1:]])
    return {graph[node]: n for n, part in enumerate(rustworkx.connected_components(graph)) for node in part}


def _by_part(groups: Groups, part_of: Mapping[int, int]) -> defaultdict[int, dict[Members, int]]:
    by_part: defaultdict[int, dict[Members, int]] = defaultdict(dict)
    for group, points in groups.items():
        by_part[part_of[min(group)]][group] = points
    return by_part


def _worth(groups: Groups) -> tuple[int, int, int]:
    """Classes with a group, groups, points: in this order."""
    return len({member for group in groups for member in group}), len(groups), sum(groups.values())


def _partners(groups: Collection[Members]) -> Mapping[int, set[int]]:
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for group in groups:
        for member in group:
            partners[member] |= group - {member}
    return partners
