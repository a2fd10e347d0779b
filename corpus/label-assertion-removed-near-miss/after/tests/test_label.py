import pytest

from parcels.label import Label


@pytest.mark.parametrize("country, price", [("DE", 7), ("FR", 14)])
def test_price(country, price):
    label = Label(2500, country)
    assert label.price() == price
    assert label.country == country
    assert label.weight == 2500
