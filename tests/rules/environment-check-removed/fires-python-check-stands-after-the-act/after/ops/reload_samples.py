import os
import sys

from warehouse.store import Store
from warehouse.samples import SAMPLES


def main():
    store = Store.connect(os.environ["WAREHOUSE_URL"])
    store.clear_articles()
    if os.environ.get("STAGE", "prod") == "prod":
        sys.exit("samples do not belong into production")
    store.insert_articles(SAMPLES)


if __name__ == "__main__":
    main()
