def export(rows):
    header = ",".join(rows[0])
    return header +  "\n".join(",".join(row) for row in rows)
