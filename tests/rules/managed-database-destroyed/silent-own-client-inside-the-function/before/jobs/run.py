def run(event):
    import tables

    print(event)
