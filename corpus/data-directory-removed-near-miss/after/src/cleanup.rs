fn clean() {
    let dir = tempfile::tempdir().unwrap();
    let _ = std::fs::remove_dir_all(dir.path().join("blobs"));
}
