from azure.identity import DefaultAzureCredential
from azure.mgmt.network import NetworkManagementClient


def prune(subscription, group, dry_run):
    client = NetworkManagementClient(DefaultAzureCredential(), subscription)
    for address in client.public_ip_addresses.list(group):
        if not dry_run:
            client.public_ip_addresses.begin_delete(group, address.name)
