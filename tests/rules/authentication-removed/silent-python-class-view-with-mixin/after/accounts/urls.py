from django.urls import path

from accounts import views

urlpatterns = [path("statements/", views.Statements.as_view(), name="statements")]
