def test_label():
    assert label("a") == "Purchase a"
