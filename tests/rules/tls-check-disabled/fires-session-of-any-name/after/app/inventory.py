import requests


class Inventory:
    """Talks to the warehouse."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()

    def stock(self, item: str) -> int:
        """How many pieces of an item there are."""
        return self.http.get(f"{self.url}/stock/{item}", timeout=5, verify=False).json()["pieces"]
