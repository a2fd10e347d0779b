from django.db import models


class VoucherManager(models.Manager):
    def locked(self, code):
        return self.select_for_update().get(code=code)


class Voucher(models.Model):
    code = models.CharField(max_length=20, unique=True)
    uses_left = models.PositiveIntegerField(default=1)

    objects = VoucherManager()
