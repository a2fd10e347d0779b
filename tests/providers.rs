//! The tables of providers on disk are those that their README names, with source, version and licence.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use blastlint::analysis::provider::sources;

/// `file → (types, source, version, licence)` of the table in the README.
fn listed(readme: &str) -> BTreeMap<String, [String; 4]> {
    let rows = readme.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let [file, types, source, version, licence] = cells[..] else { return None };
        let file = file.strip_prefix('`')?.strip_suffix('`')?;
        Some((file.to_owned(), [types, source, version, licence].map(str::to_owned)))
    });
    rows.collect()
}

#[test]
fn the_readme_names_every_table_with_its_source_version_and_licence() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/providers");
    let listed = listed(&std::fs::read_to_string(folder.join("README.md")).unwrap());
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(files, listed.keys().cloned().collect::<Vec<_>>());
    for source in sources() {
        let [types, from, version, licence] = &listed[source.file];
        let text = std::fs::read_to_string(folder.join(source.file).with_extension("json")).unwrap();
        let table: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(table["_meta"]["types"].to_string(), *types, "{source}");
        let by_hand = source.version.is_none();
        assert_eq!(version, source.version.unwrap_or("-"), "{source}");
        assert_eq!(licence, source.licence, "{source}");
        assert!(from.to_lowercase().contains(source.name) || by_hand && from.ends_with("by hand"), "{source}: {from}");
        // The commit that is named is the one that the table names.
        for commit in from.split(" at ").skip(1).map(|rest| rest.split([',', ';']).next().unwrap_or_default()) {
            assert!(table["_meta"]["source"].as_str().unwrap().contains(commit), "{source}: {commit}");
        }
    }
}
