from datetime import timedelta

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.utils import timezone
from freezegun import freeze_time

from accounts.magic_link import LinkExpired, LinkUsed, issue_link, redeem_link

LIFETIME = timedelta(minutes=15)


class MagicLinkTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = get_user_model().objects.create_user("mira", "mira@example.org", "pw")

    def test_redeeming_a_fresh_link_returns_its_user(self):
        link = issue_link(self.user)
        self.assertEqual(redeem_link(link.token), self.user)

    def redeeming_an_expired_link_raises(self):
        link = issue_link(self.user)
        with freeze_time(timezone.now() + LIFETIME + timedelta(minutes=1)):
            with self.assertRaises(LinkExpired):
                redeem_link(link.token)

    def redeeming_a_link_twice_raises(self):
        link = issue_link(self.user)
        redeem_link(link.token)
        with self.assertRaises(LinkUsed):
            redeem_link(link.token)

    def test_issuing_a_link_revokes_the_older_one(self):
        first = issue_link(self.user)
        issue_link(self.user)
        first.refresh_from_db()
        self.assertIsNotNone(first.revoked_at)
