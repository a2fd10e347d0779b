//! Embeds `rules/`: every rule and every file of the effects catalogue, found by walking the folder, never registered.
//!
//! TOML is for people. The program carries the same values as JSON, which it reads several times as fast at each start;
//! a file that is no TOML ends the build. The tables of `rules/providers/` are larger and rarely asked for: they are
//! carried compressed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde_json::{Map, Value};

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
    let mut entries = Vec::new();
    for file in &files {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        for (name, values) in sections(name, values(file)?) {
            entries.push((name, values.to_string()));
        }
    }
    entries.sort();
    for (name, json) in entries {
        writeln!(code, "    ({name:?}, {json:?}),").map_err(io::Error::other)?;
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("rules.rs"), code)?;
    tables(&root.join("providers"), &out)
}

/// Compresses every table of `folder` into `out` and writes the list of them, by name.
fn tables(folder: &Path, out: &Path) -> io::Result<()> {
    let mut files = sorted(folder)?;
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    let mut code = format!("static TABLES: [Table; {}] = [\n", files.len());
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // A checkout may have turned the ends of lines.
        let text = fs::read_to_string(&file)?.replace("\r\n", "\n");
        let packed = format!("{name}.deflate");
        fs::write(out.join(&packed), miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9))?;
        let bytes = format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{packed}\"))");
        writeln!(code, "    Table::new({name:?}, {}, {bytes}),", text.len()).map_err(io::Error::other)?;
    }
    code.push_str("];\n");
    fs::write(out.join("providers.rs"), code)
}

fn values(file: &Path) -> io::Result<Value> {
    let wrong = |e: toml::de::Error| io::Error::other(format!("{}: {e}", file.display()));
    toml::from_str(&fs::read_to_string(file)?).map_err(wrong)
}

/// What a file of the effects catalogue says of the calls of a language goes to `calls/<language>/`: a change needs what
/// is known of its own languages.
fn sections(name: String, mut values: Value) -> Vec<(String, Value)> {
    let Some(file) = name.strip_prefix("effects/") else { return vec![(name, values)] };
    let mut calls: BTreeMap<String, Value> = BTreeMap::new();
    let head: Map<String, Value> = values
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(_, value)| !value.is_array())
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    for (kind, rows) in values.as_object_mut().into_iter().flatten() {
        let Some(rows) = rows.as_array_mut() else { continue };
        for row in rows.extract_if(.., |row| row.get("language").is_some()) {
            let language = row["language"].as_str().unwrap_or_default();
            let section = calls.entry(language.to_owned()).or_insert_with(|| Value::Object(head.clone()));
            if section[kind].is_null() {
                section[kind] = Value::Array(Vec::new());
            }
            section[kind].as_array_mut().into_iter().for_each(|section| section.push(row.clone()));
        }
    }
    let calls = calls.into_iter().map(|(language, values)| (format!("calls/{language}/{file}"), values));
    calls.chain([(name.clone(), values)]).collect()
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
