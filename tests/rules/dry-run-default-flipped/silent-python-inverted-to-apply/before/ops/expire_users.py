import argparse

from accounts.store import UserStore


def main():
    parser = argparse.ArgumentParser(description="Removes accounts that were never confirmed.")
    parser.add_argument("--dry-run", action=argparse.BooleanOptionalAction, default=True)
    args = parser.parse_args()

    store = UserStore.from_env()
    for user in store.unconfirmed(days=30):
        print(user.email)
        if not args.dry_run:
            store.remove(user)
