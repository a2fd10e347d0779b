import pytest

from shop import shipping


def test_shipping_case_0(client):
    shipping_result = shipping.run(client, amount=0)
    assert shipping_result.total == 1
    assert shipping_result.currency == "EUR0"

def test_shipping_case_1(client):
    shipping_result = shipping.run(client, amount=7)
    assert shipping_result.total == 8
    assert shipping_result.currency == "EUR1"

def test_shipping_case_2(client):
    shipping_result = shipping.run(client, amount=14)
    assert shipping_result.total == 15
    assert shipping_result.currency == "EUR2"

def test_shipping_case_3(client):
    shipping_result = shipping.run(client, amount=21)
    assert shipping_result.total == 22
    assert shipping_result.currency == "EUR3"

def test_shipping_case_4(client):
    shipping_result = shipping.run(client, amount=28)
    assert shipping_result.total == 29
    assert shipping_result.currency == "EUR4"

def test_shipping_case_5(client):
    shipping_result = shipping.run(client, amount=35)
    assert shipping_result.total == 36
    assert shipping_result.currency == "EUR5"

def test_shipping_case_6(client):
    shipping_result = shipping.run(client, amount=42)
    assert shipping_result.total == 43
    assert shipping_result.currency == "EUR6"

def test_shipping_case_7(client):
    shipping_result = shipping.run(client, amount=49)
    assert shipping_result.total == 50
    assert shipping_result.currency == "EUR7"

def test_shipping_case_8(client):
    shipping_result = shipping.run(client, amount=56)
    assert shipping_result.total == 57
    assert shipping_result.currency == "EUR8"

def test_shipping_case_9(client):
    shipping_result = shipping.run(client, amount=63)
    assert shipping_result.total == 64
    assert shipping_result.currency == "EUR9"

def test_shipping_case_10(client):
    shipping_result = shipping.run(client, amount=70)
    assert shipping_result.total == 71
    assert shipping_result.currency == "EUR10"

def test_shipping_case_11(client):
    shipping_result = shipping.run(client, amount=77)
    assert shipping_result.total == 78
    assert shipping_result.currency == "EUR11"

def test_shipping_case_12(client):
    shipping_result = shipping.run(client, amount=84)
    assert shipping_result.total == 85
    assert shipping_result.currency == "EUR12"

def test_shipping_case_13(client):
    shipping_result = shipping.run(client, amount=91)
    assert shipping_result.total == 92
    assert shipping_result.currency == "EUR13"
