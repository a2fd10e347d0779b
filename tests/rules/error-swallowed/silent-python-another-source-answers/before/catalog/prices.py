import logging

from .cache import CacheDown, cache
from .store import load_price

log = logging.getLogger(__name__)


def price(sku: str) -> int:
    found = cache.get(f"price:{sku}")
    return found if found is not None else load_price(sku)
