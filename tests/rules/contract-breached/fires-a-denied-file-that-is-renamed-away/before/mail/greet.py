def greet(name):
    return 'Hello ' + name
def greet(name):
    return 'Hello ' + name
def greet(name):
    return 'Hello ' + name
def greet(name):
    return 'Hello ' + name
