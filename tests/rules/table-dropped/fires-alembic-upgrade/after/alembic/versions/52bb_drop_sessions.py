"""Sessions live in Redis now."""

import sqlalchemy as sa
from alembic import op

revision = "52bb"
down_revision = "41aa"


def upgrade() -> None:
    op.drop_table("sessions")


def downgrade() -> None:
    op.create_table("sessions", sa.Column("id", sa.String, primary_key=True))
