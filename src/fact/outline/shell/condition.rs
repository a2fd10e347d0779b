//! Conditions of a script in the words of other languages: `[ "$count" -gt 20 ]` → `$count > 20`.

use tree_sitter::Node;

use super::{Script, bare, command};
use crate::source::limits;

/// Commands that look for something in what they are given.
const LOOKS: &[&str] = &["grep", "egrep", "fgrep", "rg"];

impl Script<'_, '_> {
    /// A condition as text. Of a command its name and the variables that it is given; of one that looks for something, all.
    pub(super) fn condition(&self, node: Node<'_>, depth: usize) -> String {
        if depth > limits::DEPTH {
            return String::new();
        }
        let inner = |node: Option<Node<'_>>| node.map(|node| self.condition(node, depth + 1)).unwrap_or_default();
        match node.kind() {
            "test_command" => tested(&self.text(node)),
            "compound_statement" if self.raw(node).starts_with("((") => tested(&self.text(node)),
            "negated_command" => format!("!({})", inner(node.named_child(0))),
            "redirected_statement" => {
                let body = node.child_by_field_name("body");
                match body {
                    // `grep -q prod <<<"$stage"`
                    Some(body) if self.is_look(body) => self.text(node),
                    body => inner(body),
                }
            }
            "list" => {
                let sign = if self.raw(node).contains("||") { "||" } else { "&&" };
                format!("{} {sign} {}", inner(node.named_child(0)), inner(node.named_child(1)))
            }
            "pipeline" => {
                let count = u32::try_from(node.named_child_count()).unwrap_or_default();
                let last = count.checked_sub(1).and_then(|last| node.named_child(last));
                match last {
                    Some(last) if self.is_look(last) => self.text(node),
                    last => inner(last),
                }
            }
            "command" if self.is_look(node) => self.text(node),
            "command" => {
                let name = command::name_of(&self.text(node));
                if name == "test" {
                    return tested(self.text(node).trim_start_matches("test"));
                }
                format!("{name}({})", variables(&self.text(node)).join(", "))
            }
            "subshell" => inner(node.named_child(0)),
            _ => self.text(node),
        }
    }

    fn is_look(&self, node: Node<'_>) -> bool {
        let name = node.child_by_field_name("name").map(|name| self.raw(name)).unwrap_or_default();
        node.kind() == "command" && LOOKS.contains(&name)
    }
}

/// The variables that a text mentions.
fn variables(text: &str) -> Vec<String> {
    let name = |rest: &str| {
        let rest = rest.trim_start_matches('{');
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        rest.get(..end).filter(|name| !name.is_empty()).map(|name| format!("${name}"))
    };
    text.split('$').skip(1).filter_map(name).collect()
}

/// A test without its brackets, with the signs of other languages.
fn tested(text: &str) -> String {
    let inner = text.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    let inner =
        if text.contains("$(") { bare(text).trim_matches(['[', ']']).trim().to_owned() } else { inner.to_owned() };
    let mut out: Vec<String> = Vec::new();
    let mut words = inner.split_whitespace();
    while let Some(word) = words.next() {
        let sign = match word {
            "-gt" => ">",
            "-ge" => ">=",
            "-lt" => "<",
            "-le" => "<=",
            "-eq" | "=" => "==",
            "-ne" => "!=",
            "-a" => "&&",
            "-o" => "||",
            "-z" | "-n" => {
                let sign = if word == "-z" { "==" } else { "!=" };
                out.push(format!("{} {sign} \"\"", words.next().unwrap_or_default()));
                continue;
            }
            "-d" => "is_folder",
            "-e" | "-f" | "-s" | "-r" | "-w" | "-x" | "-L" => "is_file",
            "-t" => "is_tty",
            word => word,
        };
        out.push(sign.to_owned());
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_tests() {
        for (text, expected) in [
            ("[ $count -gt 20 ]", "$count > 20"),
            ("[[ -z $tenant ]]", "$tenant == \"\""),
            ("[ $a = yes -o $b != no ]", "$a == yes || $b != no"),
            ("(( count <= 20 ))", "count <= 20"),
            ("[ $(id -u) -ne 0 ]", "$(id -u) != 0"),
        ] {
            assert_eq!(tested(text), expected);
        }
    }
}
