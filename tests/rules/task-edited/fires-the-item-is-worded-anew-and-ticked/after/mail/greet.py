def greet(name):
    return 'Dear ' + name
