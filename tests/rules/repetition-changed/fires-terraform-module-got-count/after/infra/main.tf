provider "aws" {
  region = "eu-west-1"
}

module "db" {
  source = "./modules/db"
  count  = 1
}
