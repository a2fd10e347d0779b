def test_label():
    assert label("a") == "Order a"
