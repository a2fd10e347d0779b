from alembic import op

revision = "71ee"
down_revision = "70dd"


def upgrade() -> None:
    op.alter_column("payments", "amount", nullable=True)
