//! What local names stand for: `import`, `from … import` and `use`, wherever they stand.

use tree_sitter::Node;

use crate::source::Source;

/// Deepest nesting of `use` lists that is followed.
const DEPTH: usize = 16;

/// Local name and full dotted path of everything that `node`, an import of either language, brings in.
pub(super) fn imported(node: Node<'_>, source: &Source) -> Vec<(String, String)> {
    let mut found = Vec::new();
    match node.kind() {
        "import_statement" => names(node, source, "", &mut found),
        "import_from_statement" => {
            let module = node.child_by_field_name("module_name").map(|module| path(module, source)).unwrap_or_default();
            names(node, source, &format!("{module}."), &mut found);
        }
        "use_declaration" => {
            if let Some(argument) = node.child_by_field_name("argument") {
                tree(argument, source, "", &mut found, 0);
            }
        }
        _ => {}
    }
    found
}

fn path(node: Node<'_>, source: &Source) -> String {
    source.slice(node.byte_range().into()).split_whitespace().collect::<String>().replace("::", ".")
}

/// Python: `import a.b` binds `a` and needs no entry; an alias and a `from` do.
fn names(node: Node<'_>, source: &Source, module: &str, found: &mut Vec<(String, String)>) {
    let mut cursor = node.walk();
    for item in node.children_by_field_name("name", &mut cursor) {
        let part = |name| item.child_by_field_name(name).map(|part| path(part, source));
        match (part("name"), part("alias")) {
            (Some(name), Some(alias)) => found.push((alias, format!("{module}{name}"))),
            _ if !module.is_empty() => {
                let name = path(item, source);
                found.push((name.clone(), format!("{module}{name}")));
            }
            _ => {}
        }
    }
}

/// Rust: a tree of `use` lists.
fn tree(node: Node<'_>, source: &Source, prefix: &str, found: &mut Vec<(String, String)>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    let field = |name| node.child_by_field_name(name);
    let under = |rest: &str| if prefix.is_empty() { rest.to_owned() } else { format!("{prefix}.{rest}") };
    match node.kind() {
        "use_list" => {
            let mut cursor = node.walk();
            for item in node.named_children(&mut cursor) {
                tree(item, source, prefix, found, depth + 1);
            }
        }
        "scoped_use_list" => {
            let prefix = field("path").map_or_else(|| prefix.to_owned(), |part| under(&path(part, source)));
            if let Some(list) = field("list") {
                tree(list, source, &prefix, found, depth + 1);
            }
        }
        "use_as_clause" => {
            if let (Some(part), Some(alias)) = (field("path"), field("alias")) {
                found.push((path(alias, source), under(&path(part, source))));
            }
        }
        "self" => {
            let last = prefix.rsplit('.').next().unwrap_or_default();
            found.push((last.to_owned(), prefix.to_owned()));
        }
        "identifier" | "scoped_identifier" => {
            let full = under(&path(node, source));
            found.push((full.rsplit('.').next().unwrap_or_default().to_owned(), full));
        }
        _ => {}
    }
}
