output "key" {
  value = "pk"
}
