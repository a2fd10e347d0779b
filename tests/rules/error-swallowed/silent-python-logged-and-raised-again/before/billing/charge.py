import logging

from .gateway import GatewayError, gateway

log = logging.getLogger(__name__)


def charge(order):
    gateway.charge(order.customer, order.total)
    order.state = "paid"
    order.save()
