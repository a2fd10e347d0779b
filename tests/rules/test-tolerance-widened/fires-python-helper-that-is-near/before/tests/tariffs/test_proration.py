from datetime import date

import pytest

from tariffs.proration import Segment, prorate


def test_single_tariff_full_month():
    segments = [Segment(date(2023, 1, 1), date(2024, 1, 1), 146.0)]
    assert prorate(segments, date(2023, 4, 1), date(2023, 5, 1)) == pytest.approx(12.0, rel=1e-9)


def test_tariff_change_in_the_middle_of_the_period():
    segments = [
        Segment(date(2023, 1, 1), date(2023, 4, 16), 146.0),
        Segment(date(2023, 4, 16), date(2024, 1, 1), 182.5),
    ]
    result = prorate(segments, date(2023, 4, 1), date(2023, 5, 1))
    assert result == pytest.approx(13.5, rel=1e-9)


def test_leap_year_has_a_smaller_daily_rate():
    segments = [Segment(date(2024, 1, 1), date(2025, 1, 1), 183.0)]
    assert prorate(segments, date(2024, 2, 1), date(2024, 3, 1)) == pytest.approx(14.5, rel=1e-9)


def test_period_without_contract_costs_nothing():
    assert prorate([], date(2023, 4, 1), date(2023, 5, 1)) == 0.0
