"""invoices may repeat a number"""
from alembic import op

revision = "c4d5"
down_revision = "b2c3"


def upgrade():
    op.drop_constraint("invoices_number_key", "invoices", type_="unique")


def downgrade():
    op.create_unique_constraint("invoices_number_key", "invoices", ["number"])
