"""drop the id of the old system"""
import sqlalchemy as sa
from alembic import op

revision = "9a41"
down_revision = "7f1c"


def upgrade():
    op.drop_column("accounts", "legacy_id")


def downgrade():
    op.add_column("accounts", sa.Column("legacy_id", sa.Integer(), nullable=True))
