from azure.identity import DefaultAzureCredential
from azure.mgmt.network import NetworkManagementClient


def prune(subscription, group):
    client = NetworkManagementClient(DefaultAzureCredential(), subscription)
    for address in client.public_ip_addresses.list(group):
        client.public_ip_addresses.begin_delete(group, address.name)
