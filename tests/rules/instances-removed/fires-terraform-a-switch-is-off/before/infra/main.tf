provider "aws" {
  region = "eu-west-1"
}

variable "on" {
  type    = bool
  default = true
}

resource "aws_db_instance" "replica" {
  count               = var.on ? 2 : 0
  identifier          = "orders-${count.index}"
  engine              = "postgres"
  skip_final_snapshot = true
}
