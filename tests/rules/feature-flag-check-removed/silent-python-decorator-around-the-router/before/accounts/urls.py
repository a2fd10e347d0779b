from django.urls import path

from . import views

urlpatterns = [
    path("account/erase", views.erase_account),
]
