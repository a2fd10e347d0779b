resource "aws_secretsmanager_secret" "recovery" {
  name = "shop"
  recovery_window_in_days = 0
}
