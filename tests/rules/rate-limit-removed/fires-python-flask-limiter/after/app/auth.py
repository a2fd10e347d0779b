from flask import Blueprint, abort, request
from flask_login import login_user

from app.models import User

bp = Blueprint("auth", __name__)


@bp.post("/login")
def login():
    form = request.get_json(silent=True) or request.form
    user = User.query.filter_by(email=form["email"]).first()
    if user is None or not user.check_password(form["password"]):
        abort(401)
    login_user(user)
    return "", 204
