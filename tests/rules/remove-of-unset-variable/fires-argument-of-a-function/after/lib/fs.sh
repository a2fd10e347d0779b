# Empties a directory.
empty() {
  echo "emptying $1"
  rm -rf "$1/"
  mkdir -p "$1"
}
