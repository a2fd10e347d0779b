"""Prices of an order."""

from decimal import Decimal


def net(prices: list[Decimal], rebate: Decimal | None) -> Decimal:
    total = sum(prices, Decimal(0))
    if rebate is not None:
        total -= rebate
    return total


def gross(prices: list[Decimal], rate: Decimal) -> Decimal:
    return net(prices, None) * (1 + rate)
