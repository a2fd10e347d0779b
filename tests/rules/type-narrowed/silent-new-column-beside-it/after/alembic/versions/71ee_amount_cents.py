import sqlalchemy as sa
from alembic import op

revision = "71ee"
down_revision = "70dd"


def upgrade() -> None:
    op.add_column("payments", sa.Column("amount_cents", sa.BigInteger(), nullable=True))
    op.execute("UPDATE payments SET amount_cents = amount * 100 WHERE amount_cents IS NULL")
