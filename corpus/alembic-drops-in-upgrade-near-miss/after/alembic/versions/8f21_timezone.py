"""Add a time zone to user_profiles."""

import sqlalchemy as sa
from alembic import op

revision = "8f21c0a4"
down_revision = "77b0d1ee"


def upgrade():
    op.add_column("user_profiles", sa.Column("timezone", sa.Text(), nullable=True))
    op.execute("COMMENT ON TABLE user_settings IS 'time zone moved to user_profiles'")


def downgrade():
    op.drop_column("user_profiles", "timezone")
