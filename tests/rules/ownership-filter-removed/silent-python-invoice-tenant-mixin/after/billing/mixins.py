class TenantScoped:
    """Narrows a generic view to the rows of the caller's tenant.

    Must come before the generic view in the bases so that its
    ``get_queryset`` runs last.
    """

    tenant_field = "tenant"

    def get_queryset(self):
        queryset = super().get_queryset()
        return queryset.filter(**{self.tenant_field: self.request.user.tenant})


class StampedByUser:
    """Records who created or changed a row through a generic view."""

    created_field = "created_by"
    changed_field = "changed_by"

    def perform_create(self, serializer):
        user = self.request.user
        serializer.save(**{self.created_field: user, self.changed_field: user})

    def perform_update(self, serializer):
        serializer.save(**{self.changed_field: self.request.user})
