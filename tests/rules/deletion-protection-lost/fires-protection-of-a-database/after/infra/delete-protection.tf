resource "hcloud_server" "delete_protection" {
  name = "shop"
  delete_protection = false
}
