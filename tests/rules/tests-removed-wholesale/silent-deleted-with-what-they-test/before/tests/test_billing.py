import pytest

from shop import billing


def test_billing_case_0(client):
    billing_result = billing.run(client, amount=0)
    assert billing_result.total == 1
    assert billing_result.currency == "EUR0"

def test_billing_case_1(client):
    billing_result = billing.run(client, amount=7)
    assert billing_result.total == 8
    assert billing_result.currency == "EUR1"

def test_billing_case_2(client):
    billing_result = billing.run(client, amount=14)
    assert billing_result.total == 15
    assert billing_result.currency == "EUR2"

def test_billing_case_3(client):
    billing_result = billing.run(client, amount=21)
    assert billing_result.total == 22
    assert billing_result.currency == "EUR3"

def test_billing_case_4(client):
    billing_result = billing.run(client, amount=28)
    assert billing_result.total == 29
    assert billing_result.currency == "EUR4"

def test_billing_case_5(client):
    billing_result = billing.run(client, amount=35)
    assert billing_result.total == 36
    assert billing_result.currency == "EUR5"

def test_billing_case_6(client):
    billing_result = billing.run(client, amount=42)
    assert billing_result.total == 43
    assert billing_result.currency == "EUR6"

def test_billing_case_7(client):
    billing_result = billing.run(client, amount=49)
    assert billing_result.total == 50
    assert billing_result.currency == "EUR7"

def test_billing_case_8(client):
    billing_result = billing.run(client, amount=56)
    assert billing_result.total == 57
    assert billing_result.currency == "EUR8"

def test_billing_case_9(client):
    billing_result = billing.run(client, amount=63)
    assert billing_result.total == 64
    assert billing_result.currency == "EUR9"

def test_billing_case_10(client):
    billing_result = billing.run(client, amount=70)
    assert billing_result.total == 71
    assert billing_result.currency == "EUR10"

def test_billing_case_11(client):
    billing_result = billing.run(client, amount=77)
    assert billing_result.total == 78
    assert billing_result.currency == "EUR11"

def test_billing_case_12(client):
    billing_result = billing.run(client, amount=84)
    assert billing_result.total == 85
    assert billing_result.currency == "EUR12"

def test_billing_case_13(client):
    billing_result = billing.run(client, amount=91)
    assert billing_result.total == 92
    assert billing_result.currency == "EUR13"
