resource "aws_db_instance" "final_id_removed" {
  name = "shop"
  final_snapshot_identifier = "last"
}
