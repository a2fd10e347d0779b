from datetime import timedelta
from unittest import mock

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.utils import timezone

from accounts.magic_link import LinkExpired, LinkUsed, issue_link, redeem_link


class MagicLinkTests(TestCase):
    def setUp(self):
        self.user = get_user_model().objects.create_user("mira", "mira@example.org", "pw")

    def test_valid_link(self):
        link = issue_link(self.user)
        self.assertEqual(redeem_link(link.token), self.user)

    def test_expired_link(self):
        link = issue_link(self.user)
        later = timezone.now() + timedelta(minutes=16)
        with mock.patch("accounts.magic_link.timezone.now", return_value=later):
            with self.assertRaises(LinkExpired):
                redeem_link(link.token)

    def test_link_twice(self):
        link = issue_link(self.user)
        redeem_link(link.token)
        with self.assertRaises(LinkUsed):
            redeem_link(link.token)

    def test_issue_replaces_older(self):
        first = issue_link(self.user)
        issue_link(self.user)
        first.refresh_from_db()
        self.assertIsNotNone(first.revoked_at)
