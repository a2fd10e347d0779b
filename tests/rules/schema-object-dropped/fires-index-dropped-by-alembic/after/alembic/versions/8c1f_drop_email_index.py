"""Drop the index on e-mail."""

from alembic import op

revision = "8c1f"
down_revision = "77ab"


def upgrade() -> None:
    op.drop_index("ix_users_email", table_name="users")


def downgrade() -> None:
    op.create_index("ix_users_email", "users", ["email"])
