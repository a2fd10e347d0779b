//! The container entry point.

use settings::{Settings, load_from_environment};

fn settings() -> Settings {
    match load_from_environment("RELAY") {
        Ok(settings) => settings,
        Err(error) => {
            eprintln!("relay: {error}");
            std::process::exit(2);
        }
    }
}

#[cfg(feature = "container")]
fn main() {
    relay::serve(settings());
}
