provider "google" {
  project = "acme"
}

resource "google_compute_network" "main" {
  name = "main"
}
