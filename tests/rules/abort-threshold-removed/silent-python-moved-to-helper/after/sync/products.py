from sync.feed import read_feed
from sync.limits import refuse_too_many
from sync.store import Store



def sync(store: Store, url: str) -> None:
    feed = {item.sku: item for item in read_feed(url)}
    gone = [sku for sku in store.skus() if sku not in feed]
    refuse_too_many("products", gone)
    for sku in gone:
        store.withdraw(sku)
