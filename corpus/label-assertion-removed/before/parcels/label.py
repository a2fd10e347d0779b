class Label:
    def __init__(self, weight, country):
        self.weight = weight
        self.country = country

    def price(self):
        base = 5 if self.country == "DE" else 12
        return base + self.weight // 1000
