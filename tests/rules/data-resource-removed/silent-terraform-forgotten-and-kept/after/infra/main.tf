provider "aws" {
  region = "eu-west-1"
}


variable "password" {
  type    = string
  default = null
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

removed {
  from = aws_db_instance.orders

  lifecycle {
    destroy = false
  }
}
