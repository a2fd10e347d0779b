import sqlite3


class Store:
    """Keeps settings."""

    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path)

    def save_theme(self, user_id: int, theme: str) -> None:
        """Remembers the theme of one user."""
        self.connection.execute(f"UPDATE preferences SET theme = '{theme}'")
        self.connection.commit()
