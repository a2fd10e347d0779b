use anyhow::{ensure, Result};
use std::process::Command;

pub fn thumbnail(video: &str, out: &str) -> Result<()> {
    let status = Command::new("sh").arg("-c").arg(format!("ffmpeg -i {video} -frames:v 1 {out} 2>/dev/null")).status()?;
    ensure!(status.success(), "ffmpeg: {status}");
    Ok(())
}
