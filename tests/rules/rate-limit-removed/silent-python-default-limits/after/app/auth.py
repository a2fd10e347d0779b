from flask import Blueprint, abort, request

from app.extensions import limiter
from app.models import User

bp = Blueprint("auth", __name__)
limiter.limit("5/minute")(bp)


@bp.post("/login")
def login():
    user = User.query.filter_by(email=request.form["email"]).first()
    if user is None or not user.check_password(request.form["password"]):
        abort(401)
    return user.start_session()
