from flask import Blueprint, abort, request
from flask_login import login_user

from app.extensions import limiter
from app.models import User

bp = Blueprint("auth", __name__)


@bp.post("/login")
@limiter.limit("5/minute")
def login():
    user = User.query.filter_by(email=request.form["email"]).first()
    if user is None or not user.check_password(request.form["password"]):
        abort(401)
    login_user(user)
    return "", 204
