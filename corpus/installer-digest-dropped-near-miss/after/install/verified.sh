# Downloads a file of a release and compares it with the list of digests, which never comes from a mirror.
fetch_verified() {
  local base="$1" file="$2" into="$3"
  curl -fsSL "${base}/${file}" -o "${into}/${file}"
  curl -fsSL "https://downloads.lumen.example/agent/SHA256SUMS" -o "${into}/SHA256SUMS"
  (cd "$into" && grep " ${file}\$" SHA256SUMS | sha256sum --check --strict -)
}
