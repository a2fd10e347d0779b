"""a tighter bound for totals"""
from alembic import op

revision = "d5e6"
down_revision = "c4d5"


def upgrade():
    op.drop_constraint("orders_total_check", "orders", type_="check")
    op.create_check_constraint("orders_total_check", "orders", "total >= 0 AND total < 1000000")
