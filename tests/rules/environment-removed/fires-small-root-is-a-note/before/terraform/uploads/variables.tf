variable "region" {
  type    = string
  default = "europe-west1"
}
