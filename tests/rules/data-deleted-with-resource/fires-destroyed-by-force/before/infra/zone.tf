resource "aws_route53_zone" "zone" {
  name = "shop"
  force_destroy = false
}
