from functools import wraps

from flask import request


def loads(schema):
    def decorate(view):
        @wraps(view)
        def inner(*args, **kwargs):
            return view(schema().load(request.get_json()), *args, **kwargs)

        return inner

    return decorate
