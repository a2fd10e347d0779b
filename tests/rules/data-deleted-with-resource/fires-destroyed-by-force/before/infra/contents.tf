resource "google_bigquery_dataset" "contents" {
  name = "shop"
}
