from pathlib import Path

from flask import Blueprint, current_app, render_template, send_from_directory
from flask_login import current_user, login_required

from reports.models import Report

bp = Blueprint("reports", __name__, url_prefix="/reports")


def account_folder() -> Path:
    root = Path(current_app.config["REPORT_DIR"]).resolve()
    return root / str(current_user.account_id)


@bp.get("/")
@login_required
def index():
    reports = (
        Report.query.filter_by(account_id=current_user.account_id)
        .order_by(Report.created_at.desc())
        .all()
    )
    return render_template("reports/index.html", reports=reports)


@bp.get("/files/<path:name>")
@login_required
def download(name: str):
    return send_from_directory(account_folder(), name, as_attachment=True)
