//! `blastlint init`: a configuration, a hook and a job of CI, after asking. What is there stays as it is.

mod hook;

use std::fs::{self, OpenOptions};
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::args::{Host, InitArgs, Schema};
use super::{Exit, UsageError, check, config, print};
use crate::policy::NAMES;
use crate::report::neutral_page;

const SCHEMA: &str = ".blastlint/blastlint.schema.json";
const HOOKS: &str = ".pre-commit-config.yaml";
const WORKFLOW: &str = ".github/workflows/blastlint.yml";
const PIPELINE: &str = ".gitlab-ci.yml";

/// A file that is to be there.
struct Piece {
    path: &'static str,
    what: &'static str,
    text: String,
}

/// What becomes of a piece.
enum Fate {
    /// It is new as a whole.
    New(String),
    /// It goes behind what is there.
    Behind(String),
    /// It is there.
    There(String),
    /// Somebody must put it there by hand, for this reason.
    Left(String),
}

/// Writes what is missing, after asking.
pub(super) fn init(args: &InitArgs) -> Result<Exit, UsageError> {
    let root = check::root()?;
    let asks = !args.yes && io::stdin().is_terminal() && io::stdout().is_terminal();
    let host = args.ci.unwrap_or_else(|| host(&root));
    let gate =
        args.gate || (asks && host != Host::None && agreed("Let CI ask for approvals (blastlint gate)?", false)?);
    let mut out = String::new();
    let mut left = false;
    for piece in pieces(host, gate)? {
        let fate = fate(&root, &piece);
        let wanted = match (&fate, asks) {
            (Fate::New(_) | Fate::Behind(_), true) => agreed(&format!("Write {} ({})?", piece.path, piece.what), true)?,
            _ => args.yes,
        };
        let (path, what) = (piece.path, piece.what);
        out += &match &fate {
            Fate::There(why) => format!("there already   {path} ({what}){why}\n"),
            Fate::Left(why) => {
                format!("left to you     {path} ({what}): {why}. It is to hold:\n\n{}\n", indented(&piece.text))
            }
            Fate::New(text) | Fate::Behind(text) if wanted => {
                write(&root, path, text, matches!(fate, Fate::Behind(_)))?;
                format!("written         {path} ({what})\n")
            }
            Fate::New(_) | Fate::Behind(_) if asks => format!("left to you     {path} ({what})\n"),
            Fate::New(_) if path == SCHEMA => {
                left = true;
                format!("not written yet {path} ({what})\n")
            }
            Fate::New(_) | Fate::Behind(_) => {
                left = true;
                format!("not written yet {path} ({what}). It is to hold:\n\n{}\n", indented(&piece.text))
            }
        };
    }
    if left {
        out += "Nothing was written. Go on with: blastlint init --yes\n";
    } else {
        out += "Go on with: blastlint config show, blastlint check; commit what was written.\n";
    }
    print(&neutral_page(&out))
}

/// The host that something here speaks for.
fn host(root: &Path) -> Host {
    let config = fs::read_to_string(root.join(".git/config")).unwrap_or_default();
    let gitlab = root.join(PIPELINE).exists() || config.contains("gitlab");
    if gitlab && !root.join(".github").exists() { Host::Gitlab } else { Host::Github }
}

fn pieces(host: Host, gate: bool) -> Result<Vec<Piece>, UsageError> {
    let hook = include_str!("hook.yml");
    let job = match (host, gate) {
        (Host::Github, false) => Some((WORKFLOW, include_str!("github.yml"))),
        (Host::Github, true) => Some((WORKFLOW, include_str!("github-gate.yml"))),
        (Host::Gitlab, false) => Some((PIPELINE, include_str!("gitlab.yml"))),
        (Host::Gitlab, true) => Some((PIPELINE, include_str!("gitlab-gate.yml"))),
        (Host::None, _) => None,
    };
    let job = job.map(|(path, text)| Piece {
        path,
        what: "a job that lints what is proposed",
        text: text.replace("@VERSION@", env!("CARGO_PKG_VERSION")),
    });
    let own = [
        Piece { path: NAMES[0], what: "the configuration", text: include_str!("blastlint.toml").to_owned() },
        Piece { path: SCHEMA, what: "what editors complete it by", text: config::schema_text(Schema::Config)? },
        Piece { path: HOOKS, what: "a hook that lints what is staged", text: hook.to_owned() },
    ];
    Ok(own.into_iter().chain(job).collect())
}

fn fate(root: &Path, piece: &Piece) -> Fate {
    let path = root.join(piece.path);
    if piece.path == NAMES[0]
        && let Some(other) = NAMES.iter().find(|name| *name != &piece.path && is_there(&root.join(name)))
    {
        return Fate::There(format!(": as {other}"));
    }
    if !is_there(&path) {
        let text = &piece.text;
        return match link_above(root, piece.path) {
            Some(link) => Fate::Left(format!("{} is a symbolic link", link.display())),
            None if piece.path == HOOKS => Fate::New(format!("repos:\n{}", indent(text, "  "))),
            None => Fate::New(text.clone()),
        };
    }
    if path.is_symlink() {
        return Fate::Left("a symbolic link stands there".into());
    }
    let Ok(text) = fs::read_to_string(&path) else { return Fate::Left("what is there does not read".into()) };
    if !matches!(piece.path, HOOKS | PIPELINE) || text.contains("blastlint") {
        return Fate::There(String::new());
    }
    if piece.path == PIPELINE {
        return Fate::Left("other jobs stand there".into());
    }
    match hook::appended(&text, &piece.text) {
        Ok(text) => Fate::Behind(text),
        Err(why) => Fate::Left(format!("nothing can be put behind what is there: {why}")),
    }
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// A folder on the way to `path` that is a link: a change could have put one there that leads out of the repository.
fn link_above(root: &Path, path: &str) -> Option<PathBuf> {
    let above = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    above.map(|folder| root.join(folder)).find(|folder| folder.is_symlink())
}

fn write(root: &Path, name: &str, text: &str, behind: bool) -> Result<(), UsageError> {
    let path = root.join(name);
    let failed = |e: io::Error| UsageError::new(format!("{name} cannot be written"), e, "run where you may write");
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed)?;
    // What came there meanwhile is not overwritten; only what goes behind something was read.
    let mut options = OpenOptions::new();
    let options = if behind { options.write(true).truncate(true) } else { options.write(true).create_new(true) };
    let mut file = options.open(&path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

fn indent(text: &str, margin: &str) -> String {
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{margin}{line}\n") };
    text.lines().map(line).collect()
}

fn indented(text: &str) -> String {
    indent(text, "    ")
}

/// Asks `question`; an empty answer is `usual`.
fn agreed(question: &str, usual: bool) -> Result<bool, UsageError> {
    let failed = |e: io::Error| UsageError::new("the question could not be asked", e, "blastlint init --yes");
    print(&format!("{question} [{}] ", if usual { "Y/n" } else { "y/N" }))?;
    io::stdout().flush().map_err(failed)?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(failed)?;
    Ok(match answer.trim().to_ascii_lowercase().as_str() {
        "" => usual,
        answer => answer.starts_with('y'),
    })
}
