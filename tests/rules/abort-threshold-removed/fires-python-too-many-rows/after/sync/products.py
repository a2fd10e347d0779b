import logging

from sync.feed import read_feed
from sync.store import Store

log = logging.getLogger(__name__)


def sync(store: Store, url: str) -> None:
    feed = {item.sku: item for item in read_feed(url)}
    gone = store.skus() - feed.keys()
    for sku in gone:
        store.withdraw(sku)
    for item in feed.values():
        store.put(item)
    log.info("%d products, %d withdrawn", len(feed), len(gone))
