//! Embeds `rules/`: every rule and every file of the effects catalogue, found by walking the folder, never registered.
//!
//! TOML is for people. The program carries the same values as JSON, which it reads several times as fast at each start;
//! a file that is no TOML ends the build.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("rules");
    let mut files = Vec::new();
    for folder in sorted(&root)? {
        if folder.is_dir() {
            files.extend(sorted(&folder)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "toml")));
        }
    }
    let mut code = String::from("pub(crate) static FILES: &[(&str, &str)] = &[\n");
    for file in &files {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        writeln!(code, "    ({name:?}, {:?}),", json(file)?).map_err(io::Error::other)?;
    }
    code.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("rules.rs"), code)
}

fn json(file: &Path) -> io::Result<String> {
    let wrong = |e: toml::de::Error| io::Error::other(format!("{}: {e}", file.display()));
    let value: serde_json::Value = toml::from_str(&fs::read_to_string(file)?).map_err(wrong)?;
    Ok(value.to_string())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
