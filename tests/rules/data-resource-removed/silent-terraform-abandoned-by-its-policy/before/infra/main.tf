provider "google" {
  project = "acme"
}

resource "google_sql_user" "app" {
  name            = "app"
  instance        = "orders"
  deletion_policy = "ABANDON"
}

resource "google_compute_network" "main" {
  name = "main"
}
