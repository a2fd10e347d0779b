"""What an order costs, in the currency of the customer."""

import logging
from decimal import Decimal, ROUND_HALF_UP

from shop.rates import current_rate
from shop.tax import vat_of

log = logging.getLogger(__name__)

CENT = Decimal("0.01")


def line_total(line):
  return (
    line["price"] * line["quantity"]
  ).quantize(CENT, rounding=ROUND_HALF_UP)


def discount_for(customer, subtotal):
  if customer["tier"] == "gold" and subtotal > Decimal("100"):
    return subtotal * Decimal("0.10")
  if customer["tier"] == "silver" and subtotal > Decimal("250"):
    return subtotal * Decimal("0.05")
  return Decimal("0")


def order_total(order, customer):
  subtotal = sum(
    (line_total(line) for line in order["lines"]),
    Decimal("0"),
  )
  discount = discount_for(customer, subtotal)
  vat = vat_of(order["country"], subtotal - discount)
  rate = current_rate("EUR", customer["currency"])
  total = (subtotal - discount + vat) * rate
  log.info("order %s comes to %s %s", order["id"], total, customer["currency"])
  return total.quantize(CENT, rounding=ROUND_HALF_UP)


def refund_total(order, customer, lines):
  subtotal = sum((line_total(line) for line in lines), Decimal("0"))
  vat = vat_of(order["country"], subtotal)
  rate = order["rate"]
  return (
    (subtotal + vat) * rate
  ).quantize(CENT, rounding=ROUND_HALF_UP)
