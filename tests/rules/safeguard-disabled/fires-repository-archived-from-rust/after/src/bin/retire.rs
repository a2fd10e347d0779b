use std::process::Command;

fn main() -> std::io::Result<()> {
    let status = Command::new("gh").args(["repo", "archive", "acme/reporter", "--yes"]).status()?;
    println!("{status}");
    Ok(())
}
