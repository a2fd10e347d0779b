from django.contrib.auth.decorators import login_required
from django.urls import path

from accounts import views

urlpatterns = [
    path("statements/", login_required(views.statements), name="statements"),
]
