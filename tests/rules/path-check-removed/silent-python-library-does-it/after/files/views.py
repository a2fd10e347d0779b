from flask import Blueprint, current_app, send_from_directory

bp = Blueprint("files", __name__)


@bp.get("/files/<path:name>")
def show(name):
    return send_from_directory(current_app.config["FILES"], name)
