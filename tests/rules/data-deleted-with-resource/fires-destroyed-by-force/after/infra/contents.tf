resource "google_bigquery_dataset" "contents" {
  name = "shop"
  delete_contents_on_destroy = true
}
