provider "aws" {
  region = "eu-west-1"
}

variable "off" {
  default = false
}

resource "aws_db_instance" "main" {
  count               = !var.off ? 1 : 0
  identifier          = "orders"
  engine              = "postgres"
  skip_final_snapshot = true
}
