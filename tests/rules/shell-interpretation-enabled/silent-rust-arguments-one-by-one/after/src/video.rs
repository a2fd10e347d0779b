use anyhow::{ensure, Result};
use std::process::Command;

pub fn thumbnail(video: &str, out: &str) -> Result<()> {
    let mut command = Command::new("ffmpeg");
    command.arg("-i").arg(video);
    command.args(["-frames:v", "1"]).arg(out);
    let status = command.status()?;
    ensure!(status.success(), "ffmpeg: {status}");
    Ok(())
}
