from flask import Blueprint, jsonify, request

from ..db import db
from ..models import Address
from ..schemas import AddressSchema

bp = Blueprint("addresses", __name__)


@bp.post("/addresses")
def create():
    data = AddressSchema().load(request.get_json())
    address = Address(**data)
    db.session.add(address)
    db.session.commit()
    return jsonify(AddressSchema().dump(address)), 201
