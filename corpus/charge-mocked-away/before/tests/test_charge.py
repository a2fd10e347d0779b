from unittest import mock

from billing.charge import charge


def test_a_paid_charge_is_true(customer, gateway_server):
    gateway_server.answer(status="paid")
    assert charge(customer, 900) is True
    assert gateway_server.requests[0]["amount"] == 900
