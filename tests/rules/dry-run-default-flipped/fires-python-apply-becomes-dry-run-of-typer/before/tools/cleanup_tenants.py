"""Removes tenants whose trial ended long ago."""
import argparse
import sys
from datetime import datetime, timedelta, timezone

from core.db import session_scope
from core.models import Tenant


def expired_tenants(session, days: int) -> list[Tenant]:
    cutoff = datetime.now(timezone.utc) - timedelta(days=days)
    return (
        session.query(Tenant)
        .filter(Tenant.plan == "trial", Tenant.trial_ends_at < cutoff)
        .order_by(Tenant.id)
        .all()
    )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--apply", action="store_true", help="delete; without it the tenants are only listed")
    args = parser.parse_args(argv)

    with session_scope() as session:
        tenants = expired_tenants(session, args.days)
        for tenant in tenants:
            print(f"{tenant.id}\t{tenant.slug}\t{tenant.trial_ends_at:%Y-%m-%d}")
            if args.apply:
                session.delete(tenant)
    print(f"{len(tenants)} tenants {'deleted' if args.apply else 'found'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
