import logging

from .erp import ErpError, erp
from .models import StockLevel

log = logging.getLogger(__name__)


def sync(sku: str) -> None:
    try:
        level = erp.level(sku)
        StockLevel.objects.update_or_create(sku=sku, defaults={"count": level})
    except Exception as error:
        log.warning("sync of %s: %s", sku, error)
