use anyhow::{ensure, Result};
use std::process::Command;

pub fn thumbnail(video: &str, out: &str) -> Result<()> {
    let status = Command::new("ffmpeg").args(["-i", video, "-frames:v", "1", out]).status()?;
    ensure!(status.success(), "ffmpeg: {status}");
    Ok(())
}
