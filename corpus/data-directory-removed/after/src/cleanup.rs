fn clean() {
    let _ = std::fs::remove_dir_all("/var/lib/app/blobs");
}
