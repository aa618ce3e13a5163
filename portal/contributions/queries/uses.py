"""What contributions may be used for beyond the public pages: the same gate, for every use and for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.consent.queries import Missing, missing
from portal.consent.rules.codes import Use
from portal.contributions.models import Contribution, Medium
from portal.contributions.queries.consent import others_without_consent, shown_in, wanted


@dataclass(frozen=True)
class Allowance:
    """Uses with the same answer: nothing missing means yes."""

    uses: list[Use]
    missing: list[Missing]
    others: list[Medium]  # files that show people who are not of the class and have not agreed

    @property
    def is_given(self) -> bool:
        return not self.missing and not self.others


def allowances_of(contribution: Contribution) -> list[Allowance]:
    """What one contribution may be used for, every use once; what is allowed comes first."""
    shown, others = shown_in([contribution])[contribution.id], others_without_consent(contribution)
    found: list[Allowance] = []
    for use, lacking in zip(Use, missing([wanted(contribution, use, shown) for use in Use]), strict=True):
        same = next((each for each in found if each.missing == lacking), None)
        if same:
            same.uses.append(use)
        else:
            found.append(Allowance([use], lacking, others))
    return sorted(found, key=lambda each: not each.is_given)


def usable(contributions: Sequence[Contribution], use: Use) -> list[Contribution]:
    """Those of them that may be used so now."""
    shown = shown_in(contributions)
    lacking = missing([wanted(each, use, shown[each.id]) for each in contributions])
    return [
        each
        for each, of_one in zip(contributions, lacking, strict=True)
        if not of_one and not others_without_consent(each)
    ]
