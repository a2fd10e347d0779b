import requests


def unlabel(issue, headers):
    requests.delete(f"https://api.github.com/repos/acme/shop/issues/{issue}/labels/stale", headers=headers)
