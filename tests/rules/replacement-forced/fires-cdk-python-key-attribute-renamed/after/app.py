import aws_cdk as cdk
from stacks.data import DataStack

app = cdk.App()
DataStack(app, "Data")
app.synth()
