//! `docker run -v HOST:INSIDE image command`: what the command does inside to what is mounted, it does to the host.

use super::wrappers;
use crate::fact::catalogue::Program;
use crate::fact::{Fact, FactKind, Piece, Value};

/// Options of `docker run` that take the next word as their value.
const VALUED: &[&str] = &[
    "-v",
    "--volume",
    "-e",
    "--env",
    "-w",
    "--workdir",
    "-u",
    "--user",
    "-p",
    "--publish",
    "--name",
    "--network",
    "--net",
    "--entrypoint",
    "--mount",
    "-m",
    "--memory",
    "--cpus",
    "-l",
    "--label",
    "-h",
    "--hostname",
    "--env-file",
    "--platform",
    "--volumes-from",
    "--pull",
    "--add-host",
    "--cap-add",
    "--cap-drop",
    "--device",
    "--tmpfs",
    "--ulimit",
    "--shm-size",
    "--gpus",
    "--ipc",
    "--pid",
    "--restart",
    "--log-driver",
    "--log-opt",
    "--dns",
    "--security-opt",
    "--group-add",
    "--cidfile",
    "--link",
    "--expose",
];

/// What a fresh container is given of the host.
#[derive(Debug, Default)]
pub(super) struct Container {
    /// The command that it runs.
    pub(super) command: Vec<Value>,
    /// Paths of the host, and where they are inside.
    mounts: Vec<(Vec<Piece>, String)>,
    /// Where the command starts.
    directory: Option<String>,
}

/// The container that a command line starts, if it does.
pub(super) fn started(name: &str, words: &[Value]) -> Option<Container> {
    let run = words.first().filter(|_| matches!(name, "docker" | "podman" | "nerdctl"))?;
    let rest = words.get(1..).filter(|_| run.render() == "run")?;
    let valued = VALUED.iter().map(|option| (*option).to_owned()).collect();
    let command = wrappers::wrapped(&Program { valued, wraps: true, skip: 1, ..Program::default() }, rest).to_vec();
    let options = rest.get(..rest.len().saturating_sub(command.len())).unwrap_or_default();
    let mut container = Container { command, ..Container::default() };
    for (at, word) in options.iter().enumerate() {
        let text = word.render();
        let attached = text.split_once('=').filter(|(name, _)| VALUED.contains(name));
        let option = attached.map_or(text.as_str(), |(name, _)| name);
        let Some(value) = (if attached.is_some() { Some(word) } else { options.get(at + 1) }) else { continue };
        match option {
            "-v" | "--volume" => container.mounts.extend(volume(value, attached.map_or(0, |(name, _)| name.len() + 1))),
            "--mount" => container.mounts.extend(mount(&value.render())),
            "-w" | "--workdir" => container.directory = value.render().rsplit('=').next().map(str::to_owned),
            _ => {}
        }
    }
    (!container.command.is_empty()).then_some(container)
}

/// `HOST:INSIDE`, but for what can only be read.
fn volume(value: &Value, skip: usize) -> Option<(Vec<Piece>, String)> {
    let Value::Text(pieces) = value else { return None };
    let at = pieces.iter().position(|piece| matches!(piece, Piece::Literal { text, .. } if text.contains(":/")))?;
    let Piece::Literal { text, span } = pieces.get(at)? else { return None };
    let (outside, inside) = text.split_once(":/")?;
    let (inside, mode) = inside.split_once(':').unwrap_or((inside, ""));
    let mut host: Vec<Piece> = pieces.get(..at)?.to_vec();
    let outside = if at == 0 { outside.get(skip..)? } else { outside };
    if !outside.is_empty() {
        host.push(Piece::Literal { text: outside.to_owned(), span: *span });
    }
    (!mode.split(',').any(|word| word == "ro")).then(|| (named(host), format!("/{inside}")))
}

/// `type=bind,source=HOST,target=INSIDE`
fn mount(text: &str) -> Option<(Vec<Piece>, String)> {
    let value = |names: &[&str]| {
        let mut parts = text.split(',').filter_map(|part| part.split_once('='));
        parts.find(|(name, _)| names.contains(name)).map(|(_, value)| value.to_owned())
    };
    let Value::Text(host) = Value::text(value(&["source", "src"])?) else { return None };
    Some((named(host), value(&["target", "destination", "dst"])?))
}

/// A name without a slash is that of a volume, which the engine keeps among its data.
fn named(mut host: Vec<Piece>) -> Vec<Piece> {
    if let [Piece::Literal { text, .. }] = host.as_mut_slice()
        && !text.contains(['/', '.', '~'])
    {
        *text = format!("/var/lib/docker/volumes/{text}");
    }
    host
}

impl Container {
    /// Says in the words of the host what `facts` hit; what is not mounted goes with the container.
    pub(super) fn translate(&self, facts: &mut [Fact]) {
        for fact in facts.iter_mut().filter(|fact| fact.kind == FactKind::Command) {
            for argument in &mut fact.arguments {
                self.outside(argument);
            }
            let entered = fact.flags.iter().find_map(|flag| flag.strip_prefix("in=")).map(str::to_owned);
            fact.flags.retain(|flag| !flag.starts_with("in="));
            let mut place = Value::text(entered.or_else(|| self.directory.clone()).unwrap_or_else(|| "/".to_owned()));
            self.outside(&mut place);
            fact.flags.push(format!("in={}", place.render()));
        }
    }

    fn outside(&self, argument: &mut Value) {
        let Value::Text(pieces) = argument else { return };
        let Some(Piece::Literal { text, span }) = pieces.first().cloned() else { return };
        if !text.starts_with('/') {
            return;
        }
        let below = |inside: &str| {
            text.strip_prefix(inside.trim_end_matches('/')).filter(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let mounted = self.mounts.iter().find_map(|(host, inside)| below(inside).map(|rest| (host, rest)));
        let start = match mounted {
            Some((host, rest)) => {
                let mut start = host.clone();
                start.extend((!rest.is_empty()).then(|| Piece::Literal { text: rest.to_owned(), span }));
                start
            }
            None => vec![Piece::Literal { text: format!("/tmp/container{text}"), span }],
        };
        pieces.splice(..1, start);
    }
}
