use crate::error::MigrateError;
use crate::schema::Schema;

pub fn apply(schema: &mut Schema, to: u32) -> Result<(), MigrateError> {
    if schema.version > to {
        return Err(MigrateError::Downgrade { from: schema.version, to });
    }
    schema.run_until(to)?;
    schema.version = to;
    Ok(())
}
