def label(x):
    return "Order " + x
