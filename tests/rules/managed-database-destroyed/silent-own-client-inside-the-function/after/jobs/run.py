def run(event):
    import tables

    tables.client("dynamodb").delete_table(TableName="orders")
