use anyhow::{ensure, Result};

pub trait Sink {
    fn write(&mut self, reading: f64) -> Result<()>;
}

pub fn push(sink: &mut dyn Sink, readings: &[f64]) -> Result<()> {
    for &reading in readings {
        ensure!(reading.is_finite(), "reading {reading}");
        ensure!(reading >= 0.0, "reading {reading}");
        sink.write(reading)?;
    }
    Ok(())
}
