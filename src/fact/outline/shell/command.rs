//! Commands: what they are called, what they are given, what stands around them.

use tree_sitter::Node;

use super::super::sql;
use super::{Script, What, bare};
use crate::fact::Template;
use crate::source::Span;

/// Programs that run the rest of their words: with options of theirs that take a value.
const WRAPPERS: &[(&str, &[&str])] = &[
    ("sudo", &["-u", "-g", "-h", "-p", "-C", "-T", "-U", "-r", "-t"]),
    ("doas", &["-u"]),
    ("env", &["-u", "-C", "-S"]),
    ("nohup", &[]),
    ("nice", &["-n"]),
    ("ionice", &["-c", "-n"]),
    ("time", &[]),
    ("command", &[]),
    ("builtin", &[]),
    ("exec", &["-a"]),
    ("eval", &[]),
    ("setsid", &[]),
    ("stdbuf", &["-i", "-o", "-e"]),
    ("chronic", &[]),
    ("xargs", &["-P", "-n", "-I", "-L", "-d", "-a", "-s"]),
    ("npx", &[]),
    ("timeout", &["-k", "-s", "--signal", "--kill-after"]),
    ("flock", &["-w", "-E", "--timeout"]),
    ("setlock", &[]),
];

/// Two words that run the rest.
const RUNNERS: &[(&str, &str)] = &[
    ("bundle", "exec"),
    ("poetry", "run"),
    ("uv", "run"),
    ("pipenv", "run"),
    ("pdm", "run"),
    ("npm", "exec"),
    ("pnpm", "exec"),
    ("yarn", "exec"),
    ("dotenv", "run"),
    ("doppler", "run"),
    ("op", "run"),
];

/// Programs that run the script which is named first.
const INTERPRETERS: &[&str] = &["bash", "sh", "zsh", "dash", "ksh", "python", "python3", "ruby", "perl", "php", "node"];

/// Programs whose first word is no subcommand.
const PLAIN: &[&str] = &[
    "echo",
    "printf",
    "cp",
    "mv",
    "rm",
    "ln",
    "cat",
    "grep",
    "egrep",
    "sed",
    "awk",
    "cd",
    "ls",
    "mkdir",
    "rmdir",
    "touch",
    "chmod",
    "chown",
    "head",
    "tail",
    "sort",
    "uniq",
    "wc",
    "cut",
    "tr",
    "tee",
    "find",
    "test",
    "[",
    "source",
    ".",
    "set",
    "unset",
    "shift",
    "local",
    "export",
    "trap",
    "exit",
    "return",
    "break",
    "continue",
    "read",
    "sleep",
    "kill",
    "date",
    "basename",
    "dirname",
    "realpath",
    "readlink",
    "mktemp",
    "tar",
    "unzip",
    "zip",
    "gzip",
    "gunzip",
    "diff",
    "cmp",
    "which",
    "type",
    "hash",
    "id",
    "whoami",
    "hostname",
    "uname",
    "xmllint",
    "jq",
    "yq",
    "curl",
    "wget",
    "ssh",
    "scp",
    "rsync",
    "dd",
    "install",
    "psql",
    "mysql",
    "mysqldump",
    "pg_dump",
    "pg_dumpall",
    "pg_restore",
    "sqlite3",
    "mongosh",
    "sha1sum",
    "sha224sum",
    "sha256sum",
    "sha384sum",
    "sha512sum",
    "md5sum",
    "b2sum",
    "shasum",
    "cksum",
    "true",
    "false",
    ":",
    "wait",
    "logger",
    "seq",
    "expr",
    "let",
    "umask",
    "ulimit",
    "envsubst",
    "createdb",
    "dropdb",
    "pushd",
    "popd",
    "die",
    "fail",
    "abort",
    "fatal",
    "log",
    "warn",
    "info",
    "error",
    "getopts",
    "declare",
    "bc",
    "column",
    "paste",
];

/// Programs with families of subcommands: the act stands behind one or more of them.
const FAMILIES: &[&str] =
    &["aws", "gcloud", "az", "gh", "openstack", "doctl", "ibmcloud", "oci", "heroku", "docker", "podman"];

/// Acts that end the search for a subcommand in a family.
const ACTS: &[&str] = &[
    "delete", "rm", "remove", "create", "update", "destroy", "stop", "start", "apply", "deploy", "export", "import",
    "restore", "backup", "cp", "mv", "sync", "push", "pull", "run", "exec", "list", "describe", "get", "set", "show",
    "prune", "rb", "mb", "up", "down", "patch", "merge", "upload", "download", "build", "login", "tag", "verify",
    "kill",
];

/// Programs that keep what they have resolved: their `lock` holds nobody back.
const RESOLVERS: &[&str] =
    &["poetry", "uv", "pipenv", "pdm", "bundle", "cargo", "npm", "yarn", "helm", "nix", "terraform"];

/// Options that are followed by a value where a subcommand could stand.
const VALUED: &[&str] = &[
    "-n",
    "--namespace",
    "--context",
    "--kubeconfig",
    "-C",
    "-f",
    "--file",
    "-p",
    "--profile",
    "--region",
    "-H",
    "--host",
    "--project",
    "-c",
    "--config",
    "-e",
    "--env",
    "--kube-context",
    "-l",
    "--server",
    "--token",
    "--repo",
    "-R",
];

/// Programs that speak SQL.
const CLIENTS: &[&str] =
    &["psql", "mysql", "mariadb", "sqlite3", "sqlcmd", "sqlplus", "clickhouse-client", "snowsql", "bq"];

/// What a command is, once all that wraps it is taken off.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    /// What it runs in: `timeout 30`, `flock /run/lock`.
    frames: Vec<String>,
    words: Vec<String>,
    name: String,
    /// Whether a list of commands is fed to it.
    is_fed: bool,
}

impl<'t> Script<'t, '_> {
    pub(super) fn command(&mut self, node: Node<'_>, redirects: &[Node<'_>], depth: usize) {
        let mut cursor = node.walk();
        let parts: Vec<Node<'_>> = node
            .named_children(&mut cursor)
            .filter(|part| part.kind() != "variable_assignment" && !part.kind().ends_with("_redirect"))
            .collect();
        for part in &parts {
            self.inner_of(*part, depth);
        }
        let words: Vec<String> = parts.iter().map(|part| word(&self.template.restore(self.raw(*part)))).collect();
        let (span, text) = (self.span(node), self.text(node));
        let told = told(words);
        let Some(program) = told.words.first().cloned() else { return };
        if matches!(program.as_str(), "exit" | "return" | "break" | "continue") || self.ends.contains(&program) {
            return self.item(What::Leave, "", text, span, |_| {});
        }
        if matches!(program.as_str(), "set" | "shopt" | "umask" | "ulimit" | "local" | "export") {
            return self.item(What::Binding, &program, text, span, |_| {});
        }
        self.framed(&told.frames.clone(), text, span, |script, text| {
            script.call(&told, text, span, (node, redirects));
        });
    }

    /// What stands in one frame after the other.
    fn framed(
        &mut self,
        frames: &[String],
        text: String,
        span: Span,
        inside: impl FnOnce(&mut Script<'t, '_>, String),
    ) {
        let Some((frame, rest)) = frames.split_first() else { return inside(self, text) };
        // Two frames are as deep as anybody writes them.
        let second = rest.first().cloned();
        self.item(What::Frame, "", frame.clone(), span, |script| match second {
            Some(second) => script.item(What::Frame, "", second, span, |script| inside(script, text)),
            None => inside(script, text),
        });
    }

    fn call(&mut self, told: &Told, text: String, span: Span, (node, redirects): (Node<'_>, &[Node<'_>])) {
        let statements = self.statements(told, node, redirects);
        let name = match (&statements, told.name.as_str()) {
            (Some(text), name) => {
                let verb = if sql::only_asks(&text.text) { "query" } else { "execute" };
                format!("{name}.{verb}")
            }
            (None, "read") if self.is_a_question(node, &told.words) => "read.prompt".to_owned(),
            (None, name) => name.to_owned(),
        };
        self.item(What::Call, &name, text, span, |script| {
            for (name, value) in options(&told.words) {
                script.item(What::Option, &name, value, span, |_| {});
            }
            for file in scripts(&told.words) {
                script.item(What::Argument, &file, file.clone(), span, |_| {});
            }
            if let Some(text) = &statements {
                sql::read(text, script.builder);
            }
        });
    }

    /// The statements that a client of a database is given.
    fn statements(&self, told: &Told, node: Node<'_>, redirects: &[Node<'_>]) -> Option<Template> {
        let client = told.name.split('.').next().unwrap_or_default();
        let by_framework = told.name.ends_with("dbshell") || told.name.ends_with("db.execute");
        if !CLIENTS.contains(&client) && !by_framework {
            return None;
        }
        let given = |part: &Node<'_>| matches!(part.kind(), "string" | "raw_string" | "heredoc_body");
        let mut pending: Vec<Node<'_>> = redirects.to_vec();
        let mut cursor = node.walk();
        pending.extend(node.named_children(&mut cursor));
        let mut found: Option<Span> = None;
        while let Some(part) = pending.pop() {
            if given(&part) && is_sql(self.raw(part)) {
                found = Some(part.byte_range().into());
                break;
            }
            if part.kind().ends_with("_redirect") {
                let mut cursor = part.walk();
                pending.extend(part.named_children(&mut cursor));
            }
        }
        if let Some(span) = found {
            let raw = self.template.text.get(span.start..span.end).unwrap_or_default();
            let inner = raw.trim_start_matches(['"', '\'']).trim_end_matches(['"', '\'']);
            let start = self.template.host_span(span).start + (raw.len() - raw.trim_start_matches(['"', '\'']).len());
            return Some(Template::of_file(inner, start));
        }
        let reads =
            told.words.iter().any(|word| matches!(word.as_str(), "-f" | "--file") || word.starts_with("--file="));
        let fed = redirects.iter().any(|redirect| self.raw(*redirect).starts_with('<'));
        (reads || fed || by_framework).then(Template::default)
    }

    /// Whether somebody is asked and the answer is not looked at: `read -p "Press enter to go on"`.
    fn is_a_question(&self, node: Node<'_>, words: &[String]) -> bool {
        let asks = words.iter().any(|word| word == "-p" || (word.starts_with('-') && word.ends_with('p')));
        let variable = words.iter().skip(1).rfind(|word| word.chars().all(|c| c.is_alphanumeric() || c == '_'));
        let variable = variable.filter(|_| words.len() > 3).map_or("REPLY", String::as_str);
        let behind = self.template.text.get(node.end_byte()..).unwrap_or_default();
        asks && !behind.contains(&format!("${variable}")) && !behind.contains(&format!("${{{variable}"))
    }
}

/// Whether a text reads as statements.
fn is_sql(text: &str) -> bool {
    let lower = text.trim_start_matches(['"', '\'', ' ', '\n']).to_lowercase();
    const FIRST: &[&str] = &[
        "select", "update", "delete", "insert", "call", "truncate", "drop", "alter", "create", "begin", "set", "with",
        "vacuum", "do", "merge", "grant", "revoke",
    ];
    FIRST.iter().any(|first| lower.strip_prefix(first).is_some_and(|rest| rest.starts_with([' ', '\n', ';'])))
}

/// A word without its quotes.
fn word(text: &str) -> String {
    bare(text).trim_matches('\'').to_owned()
}

/// What a command as text is called.
pub(super) fn name_of(text: &str) -> String {
    told(text.split_whitespace().map(str::to_owned).collect()).name
}

/// Takes off what wraps a command.
fn told(words: Vec<String>) -> Told {
    let mut rest: &[String] = &words;
    let mut out = Told::default();
    /// A command is wrapped that often at most.
    const WRAPPED: usize = 6;
    for _ in 0..WRAPPED {
        let Some(first) = rest.first() else { break };
        let program = base(first);
        let runner = rest.get(1).is_some_and(|second| RUNNERS.contains(&(program.as_str(), second.as_str())));
        if runner {
            rest = rest.get(2..).unwrap_or_default();
            rest = past_options(rest, &[]);
            continue;
        }
        let Some((_, valued)) = WRAPPERS.iter().find(|(wrapper, _)| *wrapper == program) else { break };
        let inner = past_options(rest.get(1..).unwrap_or_default(), valued);
        let own = usize::from(matches!(program.as_str(), "timeout" | "flock" | "setlock"));
        let inner = inner.get(own..).unwrap_or_default();
        if inner.is_empty() {
            break;
        }
        if own > 0 {
            let head: Vec<&str> = rest.iter().take(rest.len() - inner.len()).map(String::as_str).collect();
            out.frames.push(head.join(" "));
        }
        out.is_fed |= program == "xargs";
        // `flock file -c 'command'`
        rest = if inner.first().is_some_and(|word| word == "-c") { inner.get(1..).unwrap_or_default() } else { inner };
    }
    out.words = rest.to_vec();
    if let [only] = out.words.as_slice()
        && only.contains(' ')
    {
        out.words = only.split_whitespace().map(str::to_owned).collect();
    }
    out.name = name(&out.words);
    out
}

/// `words` behind the options in front, and behind what sets variables.
fn past_options<'w>(words: &'w [String], valued: &[&str]) -> &'w [String] {
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let sets = word.split_once('=').is_some_and(|(name, _)| name.chars().all(|c| c.is_alphanumeric() || c == '_'));
        if valued.contains(&word.as_str()) {
            at += 2;
        } else if word.starts_with('-') || sets {
            at += 1;
        } else {
            break;
        }
    }
    words.get(at..).unwrap_or_default()
}

/// What a command is called: its program, and what the program is asked to do.
fn name(words: &[String]) -> String {
    let Some(first) = words.first() else { return String::new() };
    let program = base(first);
    let rest = words.get(1..).unwrap_or_default();
    let given = |options: &[&str]| rest.iter().any(|word| options.contains(&word.as_str()));
    if INTERPRETERS.contains(&program.as_str()) {
        let script = past_options(rest, &["-m"]);
        let module = rest.iter().position(|word| word == "-m").and_then(|at| rest.get(at + 1));
        if let Some(module) = module {
            return module.clone();
        }
        return if script.is_empty() || given(&["-c", "-e"]) { program } else { name(script) };
    }
    match program.as_str() {
        "sha1sum" | "sha224sum" | "sha256sum" | "sha384sum" | "sha512sum" | "md5sum" | "b2sum" | "shasum" | "cksum"
            if given(&["-c", "--check"]) =>
        {
            format!("{program}.verify_checksum")
        }
        "gpg" | "gpg2" if given(&["--verify"]) => format!("{program}.verify"),
        "openssl" if given(&["-verify"]) => "openssl.verify_signature".to_owned(),
        "minisign" | "signify" if given(&["-V", "-Vm"]) => format!("{program}.verify"),
        "gpgv" | "slsa-verifier" => format!("{program}.verify_signature"),
        "rpm" if given(&["-K", "--checksig"]) => "rpm.verify_signature".to_owned(),
        "curl" => format!("curl.{}", method(rest)),
        "find" if given(&["-delete"]) => "find.delete".to_owned(),
        "rsync" if rest.iter().any(|word| word.starts_with("--delete")) => "rsync.delete".to_owned(),
        "nginx" | "sshd" if given(&["-t"]) => format!("{program}.validate"),
        "visudo" | "haproxy" if given(&["-c"]) => format!("{program}.validate"),
        "logger" if rest.iter().any(|word| word.contains("audit")) => "logger.audit".to_owned(),
        _ if PLAIN.contains(&program.as_str()) => program,
        // A script of one's own; those of frameworks have subcommands.
        _ if program != base_with_end(first) && program != "manage" => program,
        _ => {
            let acts = subcommands(&program, rest);
            let program = program.trim_start_matches('$').to_owned();
            std::iter::once(program).chain(acts).collect::<Vec<_>>().join(".")
        }
    }
}

/// How `curl` asks.
fn method(words: &[String]) -> String {
    let named = words.iter().position(|word| matches!(word.as_str(), "-X" | "--request"));
    let named = named.and_then(|at| words.get(at + 1)).cloned();
    let joined = words.iter().find_map(|word| word.strip_prefix("-X").or_else(|| word.strip_prefix("--request=")));
    let sends = words.iter().any(|word| word == "-d" || word == "-F" || word.starts_with("--data") || word == "--form");
    let asked = named.or_else(|| joined.filter(|method| !method.is_empty()).map(str::to_owned));
    asked.map_or_else(|| if sends { "post" } else { "get" }.to_owned(), |method| method.to_lowercase())
}

/// What a program is asked to do, as far as bare words say.
fn subcommands(program: &str, words: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let most = if FAMILIES.contains(&program) { 4 } else { 1 };
    let mut skipped = 0;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        if VALUED.contains(&word.as_str()) {
            at += 1;
        } else if word.starts_with('-') {
            continue;
        } else if is_bare(word) && found.len() < most {
            let locks = word == "lock" && RESOLVERS.contains(&program);
            found.push(if locks { "lock_versions".to_owned() } else { word.replace(':', ".") });
            // `npm run migrate`
            if word == "run" && matches!(program, "npm" | "yarn" | "pnpm" | "composer" | "just" | "task") {
                found.extend(words.get(at).filter(|script| is_bare(script)).map(|script| script.replace(':', ".")));
                break;
            }
            if most > 1 && word.split('-').any(|part| ACTS.contains(&part)) {
                break;
            }
        } else if found.is_empty() && skipped == 0 {
            // `pgctl "$primary" fence`
            skipped += 1;
        } else {
            break;
        }
    }
    found
}

fn is_bare(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | ':'))
}

/// The options of a command by their names without dashes, with their values.
fn options(words: &[String]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate().skip(1) {
        let next = || words.get(at + 1).filter(|next| !next.starts_with('-'));
        if let Some(long) = word.strip_prefix("--") {
            match long.split_once('=') {
                Some((name, value)) => found.push((name.to_owned(), value.to_owned())),
                None => found.push((long.to_owned(), next().cloned().unwrap_or_else(|| "true".to_owned()))),
            }
        } else if word == "-o"
            && let Some((name, value)) = next().and_then(|next| next.split_once('='))
        {
            // `ssh -o ConnectTimeout=5`
            found.push((name.to_owned(), value.to_owned()));
        } else if word == "-m" && words.first().is_some_and(|first| base(first) == "curl") {
            found.extend(next().map(|next| ("max-time".to_owned(), next.clone())));
        }
    }
    found
}

/// The scripts that a command is handed, by their names without ending.
fn scripts(words: &[String]) -> Vec<String> {
    const ENDS: &[&str] = &[".sh", ".bash", ".sql", ".py", ".rb"];
    let runs = words.first().is_some_and(|first| matches!(base(first).as_str(), "source" | "."));
    let named = |word: &&String| ENDS.iter().any(|end| word.ends_with(end)) || runs;
    words.iter().skip(1).filter(named).map(|word| base(word)).collect()
}

fn base_with_end(word: &str) -> &str {
    word.rsplit('/').next().unwrap_or(word)
}

/// The name of a program or script without its folder and ending: `./ci/migrate.sh` → `migrate`.
fn base(word: &str) -> String {
    let file = word.trim_end_matches(')').rsplit('/').next().unwrap_or(word);
    let file = if word == "." { word } else { file };
    let stem = file.rsplit_once('.').filter(|(stem, end)| {
        !stem.is_empty()
            && matches!(*end, "sh" | "bash" | "py" | "rb" | "pl" | "php" | "js" | "sql" | "exe" | "mjs" | "ts")
    });
    stem.map_or(file, |(stem, _)| stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_commands() {
        for (text, expected) in [
            ("sudo -u postgres pg_dump -Fc shop", "pg_dump"),
            ("kubectl -n prod delete pod x", "kubectl.delete"),
            ("aws s3 rm s3://x --recursive", "aws.s3.rm"),
            ("gcloud sql instances delete shop", "gcloud.sql.instances.delete"),
            ("aws s3api delete-object --bucket x", "aws.s3api.delete-object"),
            ("bin/rails db:migrate", "rails.db.migrate"),
            ("npm run migrate", "npm.run.migrate"),
            ("python manage.py migrate", "manage.migrate"),
            ("./ci/migrate.sh now", "migrate"),
            ("xargs -P 4 -n 1 keyctl-remote revoke", "keyctl-remote.revoke"),
            ("pgctl-remote $replica promote", "pgctl-remote.promote"),
            ("curl -fsS -X POST x", "curl.post"),
            ("sha256sum --check --strict x", "sha256sum.verify_checksum"),
            ("poetry lock", "poetry.lock_versions"),
        ] {
            assert_eq!(name_of(text), expected, "{text}");
        }
        let words: Vec<String> =
            "timeout 30 flock -w 5 /run/lock terraform apply".split(' ').map(str::to_owned).collect();
        assert_eq!(told(words).frames, ["timeout 30", "flock -w 5 /run/lock"]);
    }
}
