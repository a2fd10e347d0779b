use anyhow::{ensure, Result};

pub trait Sink {
    fn write(&mut self, reading: f64) -> Result<()>;

    /// Writes what is a number and not below zero, and nothing else.
    fn record(&mut self, reading: f64) -> Result<()> {
        ensure!(reading.is_finite() && reading >= 0.0, "reading {reading}");
        self.write(reading)
    }
}

pub fn push(sink: &mut dyn Sink, readings: &[f64]) -> Result<()> {
    for &reading in readings {
        sink.record(reading)?;
    }
    Ok(())
}
