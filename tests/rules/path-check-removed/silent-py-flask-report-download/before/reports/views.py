import os

from flask import Blueprint, abort, current_app, render_template, send_file
from flask_login import current_user, login_required

from reports.models import Report

bp = Blueprint("reports", __name__, url_prefix="/reports")


@bp.route("/")
@login_required
def index():
    reports = Report.query.filter_by(account_id=current_user.account_id).all()
    return render_template("reports/index.html", reports=reports)


@bp.route("/files/<path:name>")
@login_required
def download(name):
    folder = os.path.join(
        os.path.abspath(current_app.config["REPORT_DIR"]), str(current_user.account_id)
    )
    full = os.path.abspath(os.path.join(folder, name))
    if not full.startswith(folder + os.sep):
        abort(404)
    if not os.path.isfile(full):
        abort(404)
    return send_file(full, as_attachment=True)
