from rest_framework import viewsets
from rest_framework.permissions import IsAdminUser


class StaffViewSet(viewsets.GenericViewSet):
    """What only staff may touch."""

    permission_classes = [IsAdminUser]
