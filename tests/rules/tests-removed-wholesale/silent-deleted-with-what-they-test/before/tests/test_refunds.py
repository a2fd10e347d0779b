import pytest

from shop import refunds


def test_refunds_case_0(client):
    refunds_result = refunds.run(client, amount=0)
    assert refunds_result.total == 1
    assert refunds_result.currency == "EUR0"

def test_refunds_case_1(client):
    refunds_result = refunds.run(client, amount=7)
    assert refunds_result.total == 8
    assert refunds_result.currency == "EUR1"

def test_refunds_case_2(client):
    refunds_result = refunds.run(client, amount=14)
    assert refunds_result.total == 15
    assert refunds_result.currency == "EUR2"

def test_refunds_case_3(client):
    refunds_result = refunds.run(client, amount=21)
    assert refunds_result.total == 22
    assert refunds_result.currency == "EUR3"

def test_refunds_case_4(client):
    refunds_result = refunds.run(client, amount=28)
    assert refunds_result.total == 29
    assert refunds_result.currency == "EUR4"

def test_refunds_case_5(client):
    refunds_result = refunds.run(client, amount=35)
    assert refunds_result.total == 36
    assert refunds_result.currency == "EUR5"

def test_refunds_case_6(client):
    refunds_result = refunds.run(client, amount=42)
    assert refunds_result.total == 43
    assert refunds_result.currency == "EUR6"

def test_refunds_case_7(client):
    refunds_result = refunds.run(client, amount=49)
    assert refunds_result.total == 50
    assert refunds_result.currency == "EUR7"

def test_refunds_case_8(client):
    refunds_result = refunds.run(client, amount=56)
    assert refunds_result.total == 57
    assert refunds_result.currency == "EUR8"

def test_refunds_case_9(client):
    refunds_result = refunds.run(client, amount=63)
    assert refunds_result.total == 64
    assert refunds_result.currency == "EUR9"

def test_refunds_case_10(client):
    refunds_result = refunds.run(client, amount=70)
    assert refunds_result.total == 71
    assert refunds_result.currency == "EUR10"

def test_refunds_case_11(client):
    refunds_result = refunds.run(client, amount=77)
    assert refunds_result.total == 78
    assert refunds_result.currency == "EUR11"

def test_refunds_case_12(client):
    refunds_result = refunds.run(client, amount=84)
    assert refunds_result.total == 85
    assert refunds_result.currency == "EUR12"

def test_refunds_case_13(client):
    refunds_result = refunds.run(client, amount=91)
    assert refunds_result.total == 92
    assert refunds_result.currency == "EUR13"
