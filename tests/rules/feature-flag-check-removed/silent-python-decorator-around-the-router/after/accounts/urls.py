from django.urls import path
from waffle.decorators import waffle_flag

from . import views

urlpatterns = [
    path("account/erase", waffle_flag("self_service_erasure")(views.erase_account)),
]
