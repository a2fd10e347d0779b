"""Client of the payment provider."""

import os

import requests

BASE = os.environ.get("PAYMENTS_URL", "https://payments.example.com")
TIMEOUT = 10


def charge(account, cents, reference):
    body = {"account": account, "amount": cents, "reference": reference}
    answer = requests.post(f"{BASE}/charges", json=body, timeout=TIMEOUT)
    answer.raise_for_status()
    return answer.json()["id"]
