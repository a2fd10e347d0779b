//! What modules a file brings in.

use tree_sitter::Tree;

use crate::lang::{Host, Kind};
use crate::source::Source;

/// The modules that a file imports, by their first name and in full.
pub fn imports(host: &Host, tree: &Tree, source: &Source) -> Vec<String> {
    let mut cursor = tree.walk();
    let words = tree
        .root_node()
        .named_children(&mut cursor)
        .filter(|node| host.kind(*node) == Kind::Import)
        .map(|node| source.slice(node.byte_range().into()));
    let loaded = host.loads.map(|_| required(&source.text)).unwrap_or_default();
    let words = words
        .chain(loaded)
        .chain(indented(&source.text))
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '_'));
    let mut names: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// Lines that import inside a function or a block: `    import boto3`.
fn indented(text: &str) -> impl Iterator<Item = &str> {
    let line = |line: &'_ str| line.starts_with([' ', '\t']);
    let imports = |line: &&str| ["import ", "from ", "use "].iter().any(|word| line.starts_with(word));
    text.lines().filter(move |own| line(own)).map(str::trim_start).filter(imports)
}

/// What stands in the quotes of each `require("…")` and `import("…")`.
fn required(text: &str) -> Vec<&str> {
    let loads = ["require(", "import("].into_iter().flat_map(|call| {
        text.match_indices(call).filter_map(|(at, found)| {
            let quoted = text.get(at + found.len()..)?.trim_start().strip_prefix(['"', '\''])?;
            quoted.split(['"', '\'', '\n']).next()
        })
    });
    loads.collect()
}
