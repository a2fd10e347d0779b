import logging

from .gateway import GatewayError, gateway

log = logging.getLogger(__name__)


def charge(order):
    try:
        gateway.charge(order.customer, order.total)
    except GatewayError:
        log.exception("charge of order %s failed", order.id)
        raise
    order.state = "paid"
    order.save()
