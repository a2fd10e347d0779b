def untag(client, tag, ids):
    contact_ids = list(ids)
    if len(contact_ids) == 0:
        raise ValueError(f"no contacts to take {tag} from")
    client.post(f"/tags/{tag}/bulk-remove", json={"ids": contact_ids})
