def untag(client, tag, ids):
    if not ids:
        raise ValueError("no contacts")
    client.post(f"/tags/{tag}/bulk-remove", json={"ids": ids})
