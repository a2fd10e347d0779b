provider "google" {
  project = "acme-dns"
}
