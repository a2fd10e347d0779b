from flask import Flask
from flask_wtf import CSRFProtect

from app.orders import bp as orders
from app.profile import bp as profile

csrf = CSRFProtect()


def create_app(config):
    app = Flask(__name__)
    app.config.from_object(config)
    csrf.init_app(app)
    csrf.exempt(profile)
    app.register_blueprint(orders, url_prefix="/orders")
    app.register_blueprint(profile, url_prefix="/profile")
    return app
