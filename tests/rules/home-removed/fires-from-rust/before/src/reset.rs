/// Prepares the runner for the next job.
pub fn reset() -> std::io::Result<()> {
    std::fs::remove_dir_all("/home/runner/work/_temp")
}
