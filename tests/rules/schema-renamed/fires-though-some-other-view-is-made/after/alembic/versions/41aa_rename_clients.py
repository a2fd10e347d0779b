from alembic import op

revision = "41aa"
down_revision = "40ff"


def upgrade() -> None:
    op.rename_table("customers", "clients")
    op.execute("CREATE VIEW overdue AS SELECT id FROM invoices WHERE due < now()")
