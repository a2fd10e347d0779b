terraform {
  backend "gcs" {
    bucket = "acme-state"
    prefix = "uploads"
  }
}

provider "google" {
  project = "acme-uploads"
}

resource "google_storage_bucket" "uploads" {
  name     = "acme-uploads"
  location = "EU"
}

resource "google_cloud_run_v2_service" "api" {
  name     = "uploads-api"
  location = "europe-west1"
}

module "alerts" {
  source  = "../modules/alerts"
  service = "uploads"
}
