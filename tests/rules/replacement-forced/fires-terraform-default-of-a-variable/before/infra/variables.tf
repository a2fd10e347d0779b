variable "key" {
  default = "id"
}
