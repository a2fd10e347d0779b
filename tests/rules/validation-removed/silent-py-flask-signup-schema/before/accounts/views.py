import re

from flask import Blueprint, jsonify, request

from accounts.models import User, db
from accounts.passwords import hash_password

bp = Blueprint("accounts", __name__)

USERNAME = re.compile(r"^[a-z][a-z0-9_]{2,29}$")


@bp.route("/api/signup", methods=["POST"])
def signup():
    data = request.get_json(force=True)
    username = data.get("username", "")
    password = data.get("password", "")
    age = data.get("age")

    if not USERNAME.match(username):
        return jsonify(error="invalid username"), 422
    if len(password) < 12:
        return jsonify(error="password too short"), 422
    if not isinstance(age, int) or age < 16:
        return jsonify(error="you must be 16"), 422

    user = User(username=username, password=hash_password(password), age=age)
    db.session.add(user)
    db.session.commit()
    return jsonify(id=user.id), 201
