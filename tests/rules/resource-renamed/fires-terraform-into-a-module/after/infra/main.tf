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
