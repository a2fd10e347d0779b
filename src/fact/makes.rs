//! What a fact brings into being at a path: what code has made itself, it may take away again.

use super::{Fact, FactKind, Value};

/// Something that is new at a path once a fact has run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Where.
    pub path: String,
    /// Whether it is a file that may have stood there before: the file is the script's own, a directory would not be.
    pub file: bool,
}

/// What `fact` makes. A directory counts only where its making fails if it was there: `mkdir -p` says nothing.
pub fn makes(fact: &Fact) -> Vec<Made> {
    let paths: Vec<(String, bool)> = match fact.kind {
        FactKind::Command => command(fact),
        FactKind::Call => call(fact),
        _ => Vec::new(),
    };
    let made = |(path, file): (String, bool)| Made { path: plain(&path), file };
    paths.into_iter().filter(|(path, _)| !path.is_empty()).map(made).collect()
}

/// A path as it is compared: without what says the same.
pub fn plain(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    if path.len() > 1 { path.trim_end_matches('/').to_owned() } else { path.to_owned() }
}

fn has(fact: &Fact, flags: &[&str]) -> bool {
    fact.flags.iter().any(|flag| flags.contains(&flag.as_str()))
}

fn command(fact: &Fact) -> Vec<(String, bool)> {
    let words: Vec<String> = fact.arguments.iter().map(Value::render).collect();
    let positional = || words.iter().filter(|word| !word.starts_with('-')).cloned();
    let all = |file: bool| positional().map(|path| (path, file)).collect();
    let last = || positional().skip(1).last().map(|path| (path, true)).into_iter().collect::<Vec<_>>();
    match fact.name.as_str() {
        "mkdir" if !has(fact, &["-p", "--parents"]) => all(false),
        "md" => all(false),
        // `New-Item`, `New-AzResourceGroup`: they fail where it is there.
        name if name.starts_with("new-") && !has(fact, &["-force"]) => all(false),
        "copy-item" | "move-item" => last().into_iter().chain(option(&words, &["-destination"], None)).collect(),
        "expand-archive" => option(&words, &["-destinationpath"], None),
        ">" if has(fact, &["truncate"]) => all(true),
        "touch" => all(true),
        "tee" if !has(fact, &["-a", "--append"]) => all(true),
        "cp" | "mv" | "ln" | "install" => last(),
        "pg_dump" | "pg_dumpall" | "mysqldump" => option(&words, &["-f", "--file", "-r", "--result-file"], None),
        "git" => {
            by_git(&positional().collect::<Vec<_>>(), has(fact, &["-b", "-B", "-c", "-C", "--create", "--orphan"]))
        }
        "tar" if has(fact, &["-c", "--create"]) => option(&words, &["-f", "--file"], Some('f')),
        "tar" => words
            .first()
            .filter(|word| word.contains('c'))
            .and(words.get(1))
            .map(|path| (path.clone(), true))
            .into_iter()
            .collect(),
        "zip" => positional().take(1).map(|path| (path, true)).collect(),
        _ => option(&words, &["-o", "-O", "--output", "--output-document", "--out-file", "--file", "-outfile"], None),
    }
}

/// `git clone URL DIR`, `git clone URL`, `git worktree add DIR`; and a branch, whose name is its path.
fn by_git(words: &[String], creates: bool) -> Vec<(String, bool)> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let made = match words.as_slice() {
        ["clone", _, .., directory] => Some(*directory),
        ["clone", url] => url.trim_end_matches('/').rsplit(['/', ':']).next().map(|name| name.trim_end_matches(".git")),
        ["worktree", "add", directory, ..] => Some(*directory),
        ["checkout" | "switch", branch, ..] if creates => Some(*branch),
        _ => None,
    };
    made.map(|path| (path.to_owned(), false)).into_iter().collect()
}

/// The value of one of `options`; a cluster that ends in `letter` takes the next word too.
fn option(words: &[String], options: &[&str], letter: Option<char>) -> Vec<(String, bool)> {
    let takes = |word: &str| {
        options.contains(&word) || letter.is_some_and(|letter| word.starts_with('-') && word.ends_with(letter))
    };
    let value = |(at, word): (usize, &String)| match word.split_once('=') {
        Some((name, value)) if options.contains(&name) => Some(value.to_owned()),
        _ if takes(word) => words.get(at + 1).cloned(),
        _ => None,
    };
    words.iter().enumerate().filter_map(value).map(|path| (path, true)).collect()
}

/// `os.mkdir`, `os.makedirs`, `Path.mkdir`, `create_dir`: they fail where the directory is there.
fn call(fact: &Fact) -> Vec<(String, bool)> {
    let last = fact.name.rsplit('.').next().unwrap_or_default();
    let may_be_there = fact.flags.iter().any(|flag| flag.starts_with("exist_ok=") && !flag.ends_with("=False"));
    let path = match last {
        "mkdir" | "makedirs" | "create_dir" if !may_be_there => fact.arguments.first().or(fact.receiver.as_ref()),
        _ => None,
    };
    path.map(|path| (path.render(), false)).into_iter().collect()
}
