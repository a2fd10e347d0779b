import requests


class Carts:
    def delete(self, cart):
        return self.session.delete(f"{self.base}/carts/{cart}")

    def clear(self, url):
        requests.delete(url)
        requests.delete("https://shop.example.com/api/carts/1")
