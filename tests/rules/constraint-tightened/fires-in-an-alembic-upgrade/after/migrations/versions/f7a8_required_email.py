"""an address is required"""
import sqlalchemy as sa
from alembic import op

revision = "f7a8"
down_revision = "e6f7"


def upgrade():
    op.alter_column("users", "email", existing_type=sa.Text(), nullable=False)


def downgrade():
    op.alter_column("users", "email", existing_type=sa.Text(), nullable=True)
