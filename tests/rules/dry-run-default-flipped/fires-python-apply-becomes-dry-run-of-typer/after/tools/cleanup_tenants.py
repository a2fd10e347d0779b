"""Removes tenants whose trial ended long ago."""
from datetime import datetime, timedelta, timezone
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import select

from core.db import session_scope
from core.models import Tenant

app = typer.Typer(help=__doc__)
console = Console()


def expired_tenants(session, days: int) -> list[Tenant]:
    cutoff = datetime.now(timezone.utc) - timedelta(days=days)
    stmt = (
        select(Tenant)
        .where(Tenant.plan == "trial", Tenant.trial_ends_at < cutoff)
        .order_by(Tenant.id)
    )
    return list(session.scalars(stmt))


@app.command()
def cleanup(
    days: Annotated[int, typer.Option(min=1)] = 90,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only list the tenants")] = False,
) -> None:
    table = Table("id", "slug", "trial ended")
    with session_scope() as session:
        tenants = expired_tenants(session, days)
        for tenant in tenants:
            table.add_row(str(tenant.id), tenant.slug, f"{tenant.trial_ends_at:%Y-%m-%d}")
            if not dry_run:
                session.delete(tenant)
    console.print(table)
    console.print(f"{len(tenants)} tenants {'found' if dry_run else 'deleted'}")


if __name__ == "__main__":
    app()
