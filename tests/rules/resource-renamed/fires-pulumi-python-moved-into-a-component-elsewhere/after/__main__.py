import pulumi
from storage import Storage

storage = Storage("storage")
pulumi.export("table", storage.table.name)
