use crate::error::MigrateError;
use crate::schema::Schema;

pub fn apply(schema: &mut Schema, to: u32) -> Result<(), MigrateError> {
    if schema.version > to {
        tracing::warn!(from = schema.version, to, "newer schema");
        return Ok(());
    }
    schema.run_until(to)?;
    schema.version = to;
    Ok(())
}
