from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_DAYS_PER_YEAR = 365.25


@dataclass(frozen=True)
class Segment:
    start: date
    end: date
    annual_fee: float

    def overlap(self, period_start: date, period_end: date) -> int:
        first = max(self.start, period_start)
        last = min(self.end, period_end)
        return max((last - first).days, 0)


def prorate(segments: list[Segment], period_start: date, period_end: date) -> float:
    """Standing charge for the billing period, one multiplication per segment."""
    return sum(
        segment.annual_fee / _DAYS_PER_YEAR * segment.overlap(period_start, period_end)
        for segment in segments
    )
