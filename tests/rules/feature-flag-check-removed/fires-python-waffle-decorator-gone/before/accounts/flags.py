"""Flags of this app, for the overview of the staff."""

FLAGS = {
    "self_service_erasure": "Users may erase their own account. Staff only until the audit.",
    "new_profile": "The profile page with tabs.",
}
