SIZE = 500


def in_chunks(queryset):
    """Primary keys of what the queryset finds, a few at a time, until there are none."""
    while True:
        ids = list(queryset.values_list("pk", flat=True)[:SIZE])
        if not ids:
            return
        yield ids
