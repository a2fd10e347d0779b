resource "aws_lb" "enable_protection" {
  name = "shop"
  enable_deletion_protection = false
}
