import argparse

from accounts.store import UserStore


def main():
    parser = argparse.ArgumentParser(description="Removes accounts that were never confirmed.")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument(
        "--dry-run", action=argparse.BooleanOptionalAction, default=False, help="only list the accounts"
    )
    args = parser.parse_args()

    store = UserStore.from_env()
    for user in store.unconfirmed(days=args.days):
        print(user.email)
        if not args.dry_run:
            store.remove(user)


if __name__ == "__main__":
    main()
