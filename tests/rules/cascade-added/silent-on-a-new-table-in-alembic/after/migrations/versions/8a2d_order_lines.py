"""lines of orders"""
import sqlalchemy as sa
from alembic import op

revision = "8a2d"
down_revision = "7f1c"


def upgrade():
    op.create_table(
        "order_lines",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
    )
    op.create_foreign_key("order_lines_order_fk", "order_lines", "orders", ["order_id"], ["id"], ondelete="CASCADE")
