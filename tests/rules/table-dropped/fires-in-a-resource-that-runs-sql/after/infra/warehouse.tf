resource "snowflake_execute" "orders" {
  execute = "DROP TABLE orders"
  revert  = "SELECT 1"
}
