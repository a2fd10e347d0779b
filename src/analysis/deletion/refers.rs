//! Whether what stays still asks for what is gone, as far as the change shows it.

use super::kind::{Kind, kind_of};
use crate::repo::{ChangeSet, Status};

/// Most files of the change, and most bytes of each, that are looked through.
const FILES: usize = 200;
const BYTES: usize = 512 * 1024;

/// The changed file of code that still brings in something of `folder`, which is gone.
pub(super) fn to_folder(change: &ChangeSet, folder: &str) -> Option<String> {
    let parts: Vec<&str> = folder.split('/').filter(|part| !matches!(*part, "src" | "lib" | "app" | ".")).collect();
    // One word names too much else.
    let [.., above, own] = parts.as_slice() else { return None };
    let names = ["/", ".", "::", "\\"].map(|between| format!("{above}{between}{own}"));
    let inside = format!("{folder}/");
    let mut stays: Vec<_> = change.files.iter().filter(|file| file.status != Status::Deleted).collect();
    stays.sort_by(|a, b| a.path.cmp(&b.path));
    let mut texts = stays
        .into_iter()
        .take(FILES)
        .filter_map(|file| Some((file.path.to_text(), file.after.as_ref()?.text.as_str())));
    let found = texts.find(|(path, text)| {
        let code = matches!(kind_of(path, "").1, Kind::Source | Kind::Test);
        code && text.len() <= BYTES && !path.starts_with(&inside) && text.lines().any(|line| brings_in(line, &names))
    });
    found.map(|(path, _)| path)
}

/// Whether `line` brings in one of `names`, as a whole word.
fn brings_in(line: &str, names: &[String]) -> bool {
    const WORDS: &[&str] = &["import ", "from ", "use ", "require", "#include", "using ", "import("];
    let line = line.trim_start();
    if !WORDS.iter().any(|word| line.starts_with(word) || line.contains(&format!(" {word}"))) {
        return false;
    }
    let whole = |name: &String| {
        line.match_indices(name.as_str()).any(|(at, _)| {
            let word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
            let before = line.get(..at).and_then(|head| head.chars().next_back());
            let after = line.get(at + name.len()..).and_then(|tail| tail.chars().next());
            !before.is_some_and(word) && !after.is_some_and(word)
        })
    };
    names.iter().any(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::FileDiff;
    use crate::source::{RepoPath, Source};

    #[test]
    fn an_import_refers_and_a_mention_does_not() {
        for (path, text, folder, refers) in [
            ("web/app.py", "from shop.billing import invoice\n", "shop/billing", true),
            ("web/app.ts", "import { total } from '../shop/billing/sums'\n", "src/shop/billing", true),
            ("src/main.rs", "use crate::shop::billing::total;\n", "src/shop/billing", true),
            ("web/app.py", "# shop.billing is gone\n", "shop/billing", false),
            ("web/app.py", "from shop.billing_v2 import invoice\n", "shop/billing", false),
            ("README.md", "import shop.billing\n", "shop/billing", false),
            ("web/app.py", "import billing\n", "billing", false),
        ] {
            let file = FileDiff::added(Source::new(RepoPath::from(path), text.as_bytes()));
            let change = ChangeSet { files: vec![file], ..ChangeSet::default() };
            assert_eq!(to_folder(&change, folder).is_some(), refers, "{text}");
        }
    }
}
