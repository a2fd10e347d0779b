from unittest import mock

from billing import charge


@mock.patch("billing.charge.charge", return_value=True)
def test_a_paid_charge_is_true(charged, customer):
    assert charge.charge(customer, 900) is True
    charged.assert_called_once_with(customer, 900)
