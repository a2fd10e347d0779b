provider "aws" {
  region = "eu-west-1"
}

module "db" {
  source = "./modules/db"
}

variable "password" {
  type    = string
  default = null
}

moved {
  from = aws_db_instance.orders
  to   = module.db.aws_db_instance.orders
}
