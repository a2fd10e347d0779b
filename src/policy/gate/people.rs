//! Who is who: the authors of a change by their accounts, names and mail addresses.

use std::collections::{BTreeMap, BTreeSet};

use crate::provenance;
use crate::repo::{Author, Commit};

/// Everybody who wrote some of a change. When in doubt somebody is one: an approval less is asked for again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authors {
    /// Names of accounts, or what may be one.
    accounts: BTreeSet<String>,
    /// Mail addresses.
    mails: BTreeSet<String>,
}

/// What code hosts commit by when somebody presses a button.
const HOSTS: [&str; 2] = ["noreply@github.com", "noreply@gitlab.com"];

impl Authors {
    /// The authors of `commits`; of those in `empty`, which change nothing, nobody is one.
    pub fn of(commits: &[Commit], is_empty: impl Fn(&Commit) -> bool) -> Self {
        let mut authors = Self::default();
        for commit in commits.iter().filter(|commit| !is_empty(commit)) {
            authors.add(&commit.author);
            authors.add(&commit.committer);
            commit.message.lines().filter_map(co_author).for_each(|author| authors.add(&author));
        }
        authors
    }

    /// Adds one by name and mail address.
    pub fn add(&mut self, author: &Author) {
        let mail = author.mail.trim().to_lowercase();
        if HOSTS.contains(&mail.as_str()) {
            return;
        }
        self.accounts.insert(author.name.trim().to_lowercase());
        self.accounts.extend(provenance::login_of(&mail).map(str::to_owned));
        // What stands in front of the `@` is often the name of the account.
        self.accounts.extend(mail.split_once('@').map(|(local, _)| local.to_owned()));
        self.mails.insert(mail);
    }

    /// Adds one by the name of the account.
    pub fn add_account(&mut self, name: &str) {
        self.accounts.insert(name.trim().to_lowercase());
    }

    /// Whether `account`, whose mail addresses `people` knows, is one.
    pub fn is_one(&self, account: &str, people: &BTreeMap<String, Vec<String>>) -> bool {
        let account = account.trim().to_lowercase();
        if self.accounts.contains(&account) || self.mails.contains(&account) {
            return true;
        }
        let own = people.iter().filter(|(name, _)| name.to_lowercase() == account).flat_map(|(_, mails)| mails);
        own.into_iter().any(|mail| self.mails.contains(&mail.to_lowercase()))
    }
}

/// `Co-authored-by: Ann <ann@example.org>`.
fn co_author(line: &str) -> Option<Author> {
    let (key, value) = line.trim().split_once(':')?;
    let key = key.to_ascii_lowercase();
    if !matches!(key.as_str(), "co-authored-by" | "co-developed-by") {
        return None;
    }
    let (name, mail) = value.split_once('<')?;
    Some(Author { name: name.trim().to_owned(), mail: mail.trim_end().trim_end_matches('>').to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_known_by_any_of_their_names() {
        let author = |name: &str, mail: &str| Author { name: name.into(), mail: mail.into() };
        let commit = Commit {
            author: author("Ann Lee", "12+ann-l@users.noreply.github.com"),
            committer: author("GitHub", "noreply@github.com"),
            message: "Fix\n\nCo-authored-by: Bob <bob@example.org>".into(),
            ..Commit::default()
        };
        let authors = Authors::of(std::slice::from_ref(&commit), |_| false);
        let people = BTreeMap::from([("robert".to_owned(), vec!["Bob@example.org".to_owned()])]);
        for (account, is_one) in
            [("Ann-L", true), ("ann lee", true), ("bob", true), ("robert", true), ("github", false)]
        {
            assert_eq!(authors.is_one(account, &people), is_one, "{account}");
        }
        assert_eq!(Authors::of(&[commit], |_| true), Authors::default());
    }
}
