moved {
  from = aws_db_instance.orders
  to   = aws_db_instance.primary
}

moved {
  from = aws_db_instance.primary
  to   = aws_db_instance.main
}
