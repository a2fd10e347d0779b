provider "aws" {
  region = "eu-west-1"
}

module "db" {
  source = "./modules/db"
  count  = 1
}

moved {
  from = module.db
  to   = module.db[0]
}
