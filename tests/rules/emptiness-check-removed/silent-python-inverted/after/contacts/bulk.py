from contacts.api import Client


def archive(client: Client, ids: list[int]) -> int:
    deleted = 0
    if ids:
        response = client.post("/contacts/bulk-delete", json={"ids": ids})
        deleted = response.json()["deleted"]
    return deleted
