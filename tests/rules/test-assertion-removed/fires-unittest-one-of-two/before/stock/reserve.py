class SoldOut(Exception):
    pass


def reserve(stock, sku, count):
    """Takes count pieces of sku out of stock and gives what is left."""
    if count <= 0:
        raise ValueError("count must be positive")
    left = stock.get(sku, 0) - count
    if left < 0:
        raise SoldOut(sku)
    stock[sku] = left
    return left


def value(stock, prices):
    return sum(prices[sku] * count for sku, count in stock.items())
