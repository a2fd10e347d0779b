provider "google" {
  project = "acme"
}

resource "google_storage_bucket" "files" {
  name          = "acme-files"
  location      = "eu"
  force_destroy = true
}
