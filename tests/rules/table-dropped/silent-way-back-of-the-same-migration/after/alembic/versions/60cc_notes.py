"""Notes."""

import sqlalchemy as sa
from alembic import op

revision = "60cc"
down_revision = "52bb"


def upgrade() -> None:
    op.create_table("notes", sa.Column("id", sa.Integer, primary_key=True), sa.Column("body", sa.Text))


def downgrade() -> None:
    op.drop_table("notes")
