import logging

from .cache import CacheDown, cache
from .store import load_price

log = logging.getLogger(__name__)


def price(sku: str) -> int:
    try:
        found = cache.get(f"price:{sku}")
    except CacheDown:
        log.warning("cache is down, price of %s from the database", sku)
        return load_price(sku)
    return found if found is not None else load_price(sku)
