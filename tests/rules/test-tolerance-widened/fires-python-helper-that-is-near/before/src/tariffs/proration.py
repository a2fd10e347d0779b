from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Segment:
    start: date
    end: date
    annual_fee: float


def _days_in_year(day: date) -> int:
    return 366 if (day.year % 4 == 0 and day.year % 100 != 0) or day.year % 400 == 0 else 365


def prorate(segments: list[Segment], period_start: date, period_end: date) -> float:
    """Standing charge for the billing period, day by day."""
    total = 0.0
    day = period_start
    while day < period_end:
        for segment in segments:
            if segment.start <= day < segment.end:
                total += segment.annual_fee / _days_in_year(day)
                break
        day += timedelta(days=1)
    return total
