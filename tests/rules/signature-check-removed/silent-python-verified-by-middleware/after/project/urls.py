from django.urls import path

from hooks.views import push

urlpatterns = [
    path("hooks/push", push),
]
