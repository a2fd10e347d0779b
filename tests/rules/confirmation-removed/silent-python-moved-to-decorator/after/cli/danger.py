import functools

import click


def asks_first(question):
    """Decorator of commands that cannot be taken back."""

    def wrap(command):
        @functools.wraps(command)
        def asked(*args, **kwargs):
            click.confirm(question.format(**kwargs), abort=True)
            return command(*args, **kwargs)

        return asked

    return wrap
