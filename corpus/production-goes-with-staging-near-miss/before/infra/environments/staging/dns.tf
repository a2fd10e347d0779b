resource "aws_route53_record" "web" {
  zone_id = var.zone
  name    = "staging.acme.example"
  type    = "CNAME"
  ttl     = 300
  records = [aws_lb.web.dns_name]
}
