import sqlalchemy as sa
from alembic import op

revision = "70dd"
down_revision = "60cc"


def upgrade() -> None:
    op.alter_column("payments", "amount", type_=sa.Integer(), existing_type=sa.Numeric(12, 2))
