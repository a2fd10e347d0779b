from exports.files import drop


def drop_all(names):
    for name in names:
        drop(name)
