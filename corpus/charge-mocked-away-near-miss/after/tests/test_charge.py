from unittest import mock

from billing.charge import charge


@mock.patch("billing.charge.gateway.post", return_value={"status": "paid"})
def test_a_paid_charge_is_true(post, customer):
    assert charge(customer, 900) is True
    assert post.call_args.kwargs["amount"] == 900
