from fastapi import FastAPI

from app.api import reports

app = FastAPI(title="people")
app.include_router(reports.router)
