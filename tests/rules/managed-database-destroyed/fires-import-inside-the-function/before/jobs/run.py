def run(event):
    import boto3

    print(event)
