import pytest

from shop import coupons


def test_coupons_case_0(client):
    coupons_result = coupons.run(client, amount=0)
    assert coupons_result.total == 1
    assert coupons_result.currency == "EUR0"

def test_coupons_case_1(client):
    coupons_result = coupons.run(client, amount=7)
    assert coupons_result.total == 8
    assert coupons_result.currency == "EUR1"
