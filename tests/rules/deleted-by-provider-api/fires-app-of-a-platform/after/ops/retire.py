import requests

API = "https://api.heroku.com"


def retire(app, headers):
    requests.delete(f"{API}/apps/{app}", headers=headers)
