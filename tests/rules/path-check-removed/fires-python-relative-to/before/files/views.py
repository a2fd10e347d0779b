from pathlib import Path

from flask import Blueprint, abort, current_app, send_file

bp = Blueprint("files", __name__)


@bp.get("/files/<path:name>")
def show(name):
    root = Path(current_app.config["FILES"]).resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        abort(404)
    return send_file(path)
