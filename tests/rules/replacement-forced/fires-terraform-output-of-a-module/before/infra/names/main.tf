output "key" {
  value = "id"
}
