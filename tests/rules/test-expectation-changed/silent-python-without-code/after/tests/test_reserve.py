from stock.reserve import is_open


def test_is_closed_on_sundays():
    assert is_open("sunday") is True
