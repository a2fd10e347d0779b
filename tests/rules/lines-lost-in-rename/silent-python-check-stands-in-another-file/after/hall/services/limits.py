from hall.errors import Full


def check(show, names, show_id):
    if len(names) > show.free:
        raise Full(show_id)
