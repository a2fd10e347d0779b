from contacts.api import Client


def archive(client: Client, ids: list[int]) -> int:
    """The service takes an empty list for all contacts."""
    if not ids:
        return 0
    response = client.post("/contacts/bulk-delete", json={"ids": ids})
    return response.json()["deleted"]
