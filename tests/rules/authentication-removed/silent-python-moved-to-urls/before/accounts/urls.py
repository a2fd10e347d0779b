from django.urls import path

from accounts import views

urlpatterns = [
    path("statements/", views.statements, name="statements"),
]
