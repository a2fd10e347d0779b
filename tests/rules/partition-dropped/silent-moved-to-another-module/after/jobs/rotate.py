from jobs.partitions import rotate


def first_of_month(cursor, month):
    rotate(cursor, month)
