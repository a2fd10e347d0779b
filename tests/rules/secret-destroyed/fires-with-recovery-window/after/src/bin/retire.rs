use std::process::Command;

fn main() -> std::io::Result<()> {
    let status = Command::new("aws")
        .args(["secretsmanager", "delete-secret", "--secret-id", "billing/stripe"])
        .status()?;
    println!("{status}");
    Ok(())
}
