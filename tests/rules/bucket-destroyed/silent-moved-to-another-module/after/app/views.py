from app.storage import close_tenant

close_tenant("x")
