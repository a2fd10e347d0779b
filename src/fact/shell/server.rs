//! Which server the client of a database talks to, as far as its words and variables say.

use crate::fact::catalogue::Program;
use crate::fact::role::environment_of;
use crate::fact::{Environment, Origin, Piece, Value};
use crate::source::Span;

/// The flag of a command that names its own machine, or a neighbour of it, as the server.
pub const OWN: &str = "own-server";

/// The flag of a command that names no server: variables and settings do, or the one on its own machine is meant.
pub const UNNAMED: &str = "unnamed-server";

/// What `words` say of the server; nothing where it may be any.
pub(super) fn named(program: &Program, words: &[Value]) -> Option<&'static str> {
    let options = program.server.as_ref()?;
    let mut hosts: Vec<String> = Vec::new();
    let mut taken = false;
    for (at, word) in words.iter().enumerate() {
        let text = word.render();
        let value = std::mem::take(&mut taken);
        let attached = text.split_once('=').filter(|(name, _)| options.iter().any(|option| option == name));
        if let Some((_, host)) = attached {
            hosts.push(host.to_owned());
        } else if let Some(next) = words.get(at + 1).filter(|_| options.contains(&text)) {
            hosts.push(next.render());
            taken = true;
        } else if text.contains("://") || (!value && is_unknown(word) && !follows_option(program, words, at)) {
            hosts.push(text);
        } else {
            taken = program.valued.contains(&text);
        }
    }
    match hosts.as_slice() {
        [] => Some(UNNAMED),
        hosts => hosts.iter().all(|host| is_near(host)).then_some(OWN),
    }
}

/// A word of which nothing is known.
fn is_unknown(word: &Value) -> bool {
    match word {
        Value::Text(pieces) => {
            matches!(pieces.first(), Some(Piece::Hole { origin, .. }) if *origin != Origin::Temporary)
        }
        _ => false,
    }
}

fn follows_option(program: &Program, words: &[Value], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map(Value::render);
    before.is_some_and(|before| program.valued.contains(&before))
}

/// Whether variables say that the server is elsewhere: `PGHOST`, `DATABASE_URL`, `REDIS_HOST`.
pub fn is_elsewhere(variables: &[(String, Vec<Piece>)]) -> bool {
    let names = |name: &str| {
        let name = name.to_uppercase();
        ["_URL", "_URI", "HOST", "_DSN", "_SERVER"].iter().any(|end| name.ends_with(end))
            && ["PG", "SQL", "DATABASE", "DB_", "REDIS", "MONGO", "MARIA"].iter().any(|word| name.contains(word))
    };
    let text = |pieces: &[Piece]| pieces.iter().map(Piece::render).collect::<String>();
    variables.iter().any(|(name, value)| names(name) && !is_near(&text(value)))
}

/// The variables that words of a script give a value to: `export PGHOST=…`, `echo "DATABASE_URL=…" >> "$GITHUB_ENV"`.
pub fn assigned(script: &str) -> Vec<(String, Vec<Piece>)> {
    let words = script.split_whitespace().map(|word| word.trim_matches(['"', '\'', ';']));
    let pairs = words.filter_map(|word| word.split_once('='));
    let bound = |(name, value): (&str, &str)| {
        let text = value.trim_matches(['"', '\'']).to_owned();
        (name.trim_start_matches("-").to_owned(), vec![Piece::Literal { text, span: Span::default() }])
    };
    pairs.map(bound).collect()
}

/// Whether a text opens a way to another machine at a port of its own: what it calls localhost may be anywhere.
pub fn tunnels(text: &str) -> bool {
    const TUNNELS: &[&str] = &[
        "port-forward",
        "cloud-sql-proxy",
        "cloud_sql_proxy",
        "ssh -L",
        "ssh -N",
        "fly proxy",
        "flyctl proxy",
        "start-session",
        "autossh",
        "tailscale",
        "wireguard",
    ];
    TUNNELS.iter().any(|tunnel| text.contains(tunnel))
}

/// Whether a host, or the host of an address, is the machine itself or has a name of one word, as containers beside it
/// have. A plain word may also be the name of a database, which says as much.
fn is_near(address: &str) -> bool {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let rest = rest.split(['/', '?']).next().unwrap_or_default();
    let host = rest.rsplit('@').next().unwrap_or_default();
    let host = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or_default() };
    let local = matches!(host, "localhost" | "127.0.0.1" | "[::1]" | "::1" | "0.0.0.0" | "host.docker.internal");
    let file = scheme.starts_with("sqlite") || scheme == "file" || address.starts_with('/');
    let word = !host.is_empty() && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    local || file || (word && environment_of(host) != Environment::Production) || (scheme.is_empty() && host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_and_far() {
        for (address, near) in [
            ("localhost", true),
            ("postgres://u:p@127.0.0.1:5432/x", true),
            ("mysql2://root:root@db/x", true),
            ("sqlite:///x.db", true),
            ("sqlite3::///tmp/x.db", true),
            ("/var/run/postgresql", true),
            ("db.example.com", false),
            ("postgres://u@db.internal/x", false),
            ("prod-db", false),
            ("{secrets.DATABASE_URL}", false),
            ("{$PGHOST}", false),
        ] {
            assert_eq!(is_near(address), near, "{address}");
        }
    }

    #[test]
    fn servers_of_clients() {
        let program = Program {
            valued: vec!["-U".into(), "-h".into(), "-c".into()],
            server: Some(vec!["-h".into()]),
            ..Program::default()
        };
        let hole =
            Value::Text(vec![Piece::Hole { name: "$X".into(), origin: Origin::Unknown, span: Default::default() }]);
        for (words, said) in [
            ("-c x", Some(UNNAMED)),
            ("-h localhost -c x", Some(OWN)),
            ("-h=db -c x", Some(OWN)),
            ("-h prod-db -c x", None),
            ("postgres://db.example.com/x", None),
            ("-U $X", Some(UNNAMED)),
            ("$X -c x", None),
        ] {
            let words: Vec<Value> =
                words.split(' ').map(|word| if word == "$X" { hole.clone() } else { Value::text(word) }).collect();
            assert_eq!(named(&program, &words), said, "{words:?}");
        }
    }
}
