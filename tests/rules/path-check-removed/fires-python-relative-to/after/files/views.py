from pathlib import Path

from flask import Blueprint, current_app, send_file

bp = Blueprint("files", __name__)


@bp.get("/files/<path:name>")
def show(name):
    path = Path(current_app.config["FILES"]) / name
    return send_file(path, conditional=True, max_age=3600)
