include "root" {
  path = find_in_parent_folders()
}

terraform {
  source = "../../../modules//web"
}

inputs = {
  name     = "web-production"
  replicas = 6
  zone     = "Z01EXAMPLE"
  subnets  = ["public-a", "public-b"]
  listener = 443
}
