from flask import Blueprint, jsonify

from ..db import db
from ..models import Address
from ..schemas import AddressSchema
from .decorators import loads

bp = Blueprint("addresses", __name__)


@bp.post("/addresses")
@loads(AddressSchema)
def create(data):
    address = Address(**data)
    db.session.add(address)
    db.session.commit()
    return jsonify(AddressSchema().dump(address)), 201
