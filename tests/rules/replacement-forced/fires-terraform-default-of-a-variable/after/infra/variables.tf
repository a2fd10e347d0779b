variable "key" {
  default = "session_id"
}
