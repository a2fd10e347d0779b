//! The languages that are read: how a file of each is recognised, and its grammar.

mod bash;
mod batch;
mod comments;
mod cron;
#[cfg(feature = "csharp")]
mod csharp;
mod dockerfile;
mod dotenv;
#[cfg(feature = "go")]
mod go;
#[cfg(feature = "hcl")]
mod hcl;
mod ini;
#[cfg(feature = "java")]
mod java;
#[cfg(feature = "javascript")]
mod javascript;
#[cfg(feature = "json")]
mod json;
mod just;
mod kind;
#[cfg(feature = "kotlin")]
mod kotlin;
mod make;
mod notebook;
#[cfg(feature = "php")]
mod php;
mod powershell;
mod prisma;
mod procfile;
mod python;
#[cfg(feature = "ruby")]
mod ruby;
mod rust;
mod sql;
mod systemd;
#[cfg(feature = "toml")]
mod toml;
#[cfg(feature = "yaml")]
mod yaml;

use crate::source::{RepoPath, Source};
pub use comments::{Comments, Quote, comments};
pub use ini::section as ini_section;
pub use kind::{Host, Imported, Kind, Kinds, Known, Part, Parts, Place, Places, Required, Shape, Shapes, Table};

/// A language.
#[derive(Debug)]
pub struct Language {
    /// Its name in rules and reports.
    pub id: &'static str,
    /// Endings of file names, without the dot.
    pub extensions: &'static [&'static str],
    /// Whole file names.
    pub file_names: &'static [&'static str],
    /// Interpreters in a `#!` line.
    pub shebangs: &'static [&'static str],
    /// Its grammar; none for what is read from its tokens or its lines.
    pub grammar: Option<fn() -> tree_sitter::Language>,
    /// How its programs are read; none for what only runs commands or statements.
    pub host: Option<&'static Host>,
}

impl Language {
    /// The language whose rows of the catalogue it reads.
    pub fn rows(&self) -> &'static str {
        self.host.map_or(self.id, |host| host.rows)
    }
}

/// Every language, in the order in which they are tried.
pub static LANGUAGES: &[&Language] = &[
    &python::LANGUAGE,
    &rust::LANGUAGE,
    &bash::LANGUAGE,
    &sql::LANGUAGE,
    #[cfg(feature = "javascript")]
    &javascript::JAVASCRIPT,
    #[cfg(feature = "javascript")]
    &javascript::TYPESCRIPT,
    #[cfg(feature = "javascript")]
    &javascript::TSX,
    #[cfg(feature = "go")]
    &go::LANGUAGE,
    #[cfg(feature = "ruby")]
    &ruby::LANGUAGE,
    #[cfg(feature = "yaml")]
    &yaml::LANGUAGE,
    #[cfg(feature = "json")]
    &json::LANGUAGE,
    #[cfg(feature = "toml")]
    &toml::LANGUAGE,
    #[cfg(feature = "hcl")]
    &hcl::LANGUAGE,
    &prisma::LANGUAGE,
    &ini::LANGUAGE,
    #[cfg(feature = "java")]
    &java::LANGUAGE,
    #[cfg(feature = "php")]
    &php::LANGUAGE,
    #[cfg(feature = "csharp")]
    &csharp::LANGUAGE,
    #[cfg(feature = "kotlin")]
    &kotlin::LANGUAGE,
    &dockerfile::LANGUAGE,
    &make::LANGUAGE,
    &just::LANGUAGE,
    &cron::LANGUAGE,
    &systemd::LANGUAGE,
    &procfile::LANGUAGE,
    &dotenv::LANGUAGE,
    &notebook::LANGUAGE,
    &powershell::LANGUAGE,
    &batch::LANGUAGE,
];

/// A path or a name as written, with dots between its parts.
fn dotted(node: tree_sitter::Node<'_>, source: &Source) -> String {
    source.slice(node.byte_range().into()).split_whitespace().collect::<String>().replace("::", ".")
}

/// Languages whose files are known by the start of their names, or by their folder (`cron.d/`), where no ending says.
static PLACES: &[(&str, &Language)] = &[
    ("Dockerfile.", &dockerfile::LANGUAGE),
    ("Containerfile.", &dockerfile::LANGUAGE),
    ("Makefile.", &make::LANGUAGE),
    ("Procfile.", &procfile::LANGUAGE),
    (".env.", &dotenv::LANGUAGE),
    ("cron.d/", &cron::LANGUAGE),
    ("crontabs/", &cron::LANGUAGE),
];

/// Whether a text reads as a language.
type Reads = fn(&str) -> bool;

/// Languages whose names other formats have too, and how their text is told apart.
static TEXTS: &[(&Language, Reads)] = &[(&ini::LANGUAGE, ini::reads)];

fn by_place(path: &RepoPath, name: &str) -> Option<&'static Language> {
    let path = path.to_text();
    let folder = path.rsplit('/').nth(1);
    let holds = |place: &str| match place.strip_suffix('/') {
        Some(wanted) => folder == Some(wanted),
        None => name.starts_with(place),
    };
    PLACES.iter().find(|(place, _)| holds(place)).map(|(_, language)| *language)
}

/// The language of a file, by its name, then by where it stands, then by its first line.
pub fn detect(path: &RepoPath, text: &str) -> Option<&'static Language> {
    let name = path.file_name();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    let named = |l: &Language| {
        l.file_names.contains(&name.as_str()) || extension.as_deref().is_some_and(|e| l.extensions.contains(&e))
    };
    let said = |l: &Language| TEXTS.iter().all(|(language, reads)| language.id != l.id || reads(text));
    let by_name = LANGUAGES.iter().copied().find(|l| named(l) && said(l));
    by_name.or_else(|| by_place(path, &name)).or_else(|| {
        let line = text.strip_prefix("#!")?.lines().next()?;
        let program = line.split(['/', ' ', '\t']).rfind(|word| !word.is_empty() && !word.starts_with('-'))?;
        LANGUAGES.iter().copied().find(|l| l.shebangs.contains(&program))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_each_language() {
        for (path, text, id) in [
            ("a/b.py", "", Some("python")),
            ("run", "#!/usr/bin/env bash\n", Some("bash")),
            ("run", "#!/bin/sh -e\n", Some("bash")),
            ("m.SQL", "", Some("sql")),
            ("Dockerfile", "", Some("dockerfile")),
            ("api.Dockerfile", "", Some("dockerfile")),
            ("docker/Dockerfile.ci", "", Some("dockerfile")),
            ("x.txt", "", None),
            (".github/workflows/ci.yml", "", Some("yaml")),
            ("package.json", "", Some("json")),
            ("pyproject.toml", "", Some("toml")),
            ("infra/main.tf", "", Some("hcl")),
            ("image.pkr.hcl", "", Some("hcl")),
            ("prisma/schema.prisma", "", Some("prisma")),
            ("x", "#!", None),
            ("tox.ini", "[testenv]\ncommands =\n  {posargs} a\n", Some("ini")),
            ("redis.conf", "# x\nbind 127.0.0.1 ::1\nsave 900 1\n", Some("ini")),
            ("postgresql.conf", "", Some("ini")),
            ("my.cnf", "[mysqld]\nskip-networking\n", Some("ini")),
            ("nginx.conf", "user www;\nhttp {\n  server {\n  }\n}\n", None),
            ("snippet.conf", "ssl_protocols TLSv1.2;\nadd_header X \"max-age=1\" always;\n", None),
            ("site.conf", "<VirtualHost *:80>\n  ServerName x\n</VirtualHost>\n", None),
            ("haproxy.cfg", "global\n    log /dev/log\nfrontend x\n    bind *:80\n", None),
            ("app.conf", "a {\n  b = c\n}\n", None),
        ] {
            assert_eq!(detect(&RepoPath::from(path), text).map(|l| l.id), id, "{path}");
        }
    }
}
