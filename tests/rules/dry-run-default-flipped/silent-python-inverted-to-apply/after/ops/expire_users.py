import argparse

from accounts.store import UserStore


def main():
    parser = argparse.ArgumentParser(description="Removes accounts that were never confirmed.")
    parser.add_argument("--apply", action="store_true", help="remove them; otherwise they are only listed")
    args = parser.parse_args()

    store = UserStore.from_env()
    for user in store.unconfirmed(days=30):
        print(user.email)
        if args.apply:
            store.remove(user)
