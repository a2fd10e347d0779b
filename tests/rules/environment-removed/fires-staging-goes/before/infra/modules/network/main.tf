variable "cidr" {
  type = string
}

output "public_subnets" {
  value = []
}
