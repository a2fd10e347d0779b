from fastapi import FastAPI

from app.api import exports, reports

app = FastAPI(title="people")
app.include_router(exports.router)
app.include_router(reports.router)
