from accounts.store import UserStore


def expire(store: UserStore, days: int, *, dry_run: bool) -> int:
    count = 0
    for user in store.unconfirmed(days=days):
        count += 1
        if not dry_run:
            store.remove(user)
    return count


def preview(store: UserStore) -> int:
    return expire(store, 30, dry_run=True)
