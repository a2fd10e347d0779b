use std::process::Command;

/// Makes the operator create the set anew, with the larger volume.
pub fn recreate(namespace: &str) -> std::io::Result<()> {
    Command::new("kubectl")
        .args(["--namespace", namespace])
        .args(["delete", "statefulset", "orders-db"])
        .status()?;
    Command::new("kubectl").args(["apply", "-f", "orders-db.yaml"]).status()?;
    Ok(())
}
