provider "aws" {
  region = "eu-west-1"
}

resource "aws_db_instance" "orders" {
  identifier        = "orders"
  engine            = "mysql"
  instance_class    = "db.m6g.large"
  allocated_storage = 100
  storage_encrypted = true
  password = var.password

  lifecycle {
    ignore_changes = [engine]
  }
}

variable "password" {
  type    = string
  default = null
}
