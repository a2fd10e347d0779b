from sync.errors import SuspiciousFeed
from sync.feed import read_feed
from sync.store import Store

MAX_REMOVALS = 100


def sync(store: Store, url: str) -> None:
    feed = {item.sku: item for item in read_feed(url)}
    gone = [sku for sku in store.skus() if sku not in feed]
    if len(gone) > MAX_REMOVALS:
        raise SuspiciousFeed(f"{len(gone)} products would go")
    for sku in gone:
        store.withdraw(sku)
