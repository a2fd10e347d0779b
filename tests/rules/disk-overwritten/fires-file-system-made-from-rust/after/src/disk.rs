use std::process::Command;

/// Prepares the data disk.
pub fn prepare() -> std::io::Result<bool> {
    Ok(Command::new("mkfs.ext4").arg("-F").arg("/dev/nvme1n1").status()?.success())
}
