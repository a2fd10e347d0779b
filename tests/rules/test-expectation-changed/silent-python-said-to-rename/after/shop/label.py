def label(x):
    return "Purchase " + x
