resource "aws_instance" "api_termination" {
  name = "shop"
  disable_api_termination = true
}
