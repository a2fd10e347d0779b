from flask import Blueprint, jsonify, request
from pydantic import ValidationError

from accounts.models import User, db
from accounts.passwords import hash_password
from accounts.schemas import SignupIn

bp = Blueprint("accounts", __name__)


@bp.errorhandler(ValidationError)
def handle_validation_error(exc: ValidationError):
    errors = [
        {"field": ".".join(str(part) for part in e["loc"]), "message": e["msg"]}
        for e in exc.errors()
    ]
    return jsonify(errors=errors), 422


@bp.post("/api/signup")
def signup():
    form = SignupIn.model_validate_json(request.get_data())

    user = User(
        username=form.username,
        password=hash_password(form.password.get_secret_value()),
        age=form.age,
    )
    db.session.add(user)
    db.session.commit()
    return jsonify(id=user.id), 201
