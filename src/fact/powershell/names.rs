//! Names of PowerShell as data: aliases, verbs, parameters.

/// Aliases, and the cmdlets that they stand for.
const ALIASES: &[(&str, &str)] = &[
    ("?", "where-object"),
    ("%", "foreach-object"),
    ("ac", "add-content"),
    ("cat", "get-content"),
    ("cd", "set-location"),
    ("chdir", "set-location"),
    ("clc", "clear-content"),
    ("clp", "clear-itemproperty"),
    ("cli", "clear-item"),
    ("copy", "copy-item"),
    ("cp", "copy-item"),
    ("cpi", "copy-item"),
    ("del", "remove-item"),
    ("dir", "get-childitem"),
    ("echo", "write-output"),
    ("erase", "remove-item"),
    ("foreach", "foreach-object"),
    ("gc", "get-content"),
    ("gci", "get-childitem"),
    ("gi", "get-item"),
    ("gp", "get-itemproperty"),
    ("gps", "get-process"),
    ("gsv", "get-service"),
    ("icm", "invoke-command"),
    ("iex", "invoke-expression"),
    ("ii", "invoke-item"),
    ("iwr", "invoke-webrequest"),
    ("irm", "invoke-restmethod"),
    ("kill", "stop-process"),
    ("ls", "get-childitem"),
    ("md", "new-item"),
    ("mi", "move-item"),
    ("move", "move-item"),
    ("mv", "move-item"),
    ("ni", "new-item"),
    ("popd", "pop-location"),
    ("pushd", "push-location"),
    ("pwd", "get-location"),
    ("rd", "remove-item"),
    ("ren", "rename-item"),
    ("ri", "remove-item"),
    ("rm", "remove-item"),
    ("rmdir", "remove-item"),
    ("rni", "rename-item"),
    ("rp", "remove-itemproperty"),
    ("rvpa", "resolve-path"),
    ("sal", "set-alias"),
    ("saps", "start-process"),
    ("sasv", "start-service"),
    ("sc", "set-content"),
    ("select", "select-object"),
    ("si", "set-item"),
    ("sl", "set-location"),
    ("sleep", "start-sleep"),
    ("sort", "sort-object"),
    ("sp", "set-itemproperty"),
    ("spps", "stop-process"),
    ("spsv", "stop-service"),
    ("start", "start-process"),
    ("tee", "tee-object"),
    ("where", "where-object"),
    ("write", "write-output"),
];

/// Verbs that cmdlets start with: `apt-get` starts with none.
const VERBS: &[&str] = &[
    "add",
    "approve",
    "assert",
    "backup",
    "block",
    "build",
    "checkpoint",
    "clear",
    "close",
    "compare",
    "complete",
    "compress",
    "confirm",
    "connect",
    "convert",
    "convertfrom",
    "convertto",
    "copy",
    "debug",
    "delete",
    "deny",
    "deploy",
    "destroy",
    "disable",
    "disconnect",
    "dismount",
    "drop",
    "edit",
    "enable",
    "enter",
    "exit",
    "expand",
    "export",
    "find",
    "flush",
    "foreach",
    "format",
    "get",
    "grant",
    "group",
    "hide",
    "import",
    "initialize",
    "install",
    "invoke",
    "join",
    "kill",
    "limit",
    "lock",
    "measure",
    "merge",
    "mount",
    "move",
    "new",
    "open",
    "optimize",
    "out",
    "ping",
    "pop",
    "protect",
    "publish",
    "purge",
    "qualifier",
    "push",
    "read",
    "receive",
    "redo",
    "register",
    "remove",
    "rename",
    "repair",
    "request",
    "reset",
    "resize",
    "resolve",
    "restart",
    "restore",
    "resume",
    "revoke",
    "save",
    "search",
    "select",
    "send",
    "set",
    "show",
    "skip",
    "sort",
    "split",
    "start",
    "step",
    "stop",
    "submit",
    "suspend",
    "switch",
    "sync",
    "tee",
    "test",
    "trace",
    "unblock",
    "undo",
    "uninstall",
    "unlock",
    "unprotect",
    "unpublish",
    "unregister",
    "update",
    "use",
    "wait",
    "watch",
    "where",
    "write",
];

/// Parameters that take no value.
const SWITCHES: &[&str] = &[
    "all",
    "allowprerelease",
    "allowclobber",
    "allusers",
    "append",
    "asjob",
    "asplaintext",
    "autosize",
    "cascade",
    "clean",
    "confirm",
    "debug",
    "deletefromdisk",
    "deletevhds",
    "directory",
    "eventlog",
    "exclusive",
    "file",
    "follow",
    "force",
    "forcebootstrap",
    "forcedeletion",
    "forcedetachpolicies",
    "forcedeletewithoutrecovery",
    "full",
    "hidden",
    "includeallsubfeature",
    "includeusername",
    "inremovedstate",
    "extension",
    "isabsolute",
    "leaf",
    "leafbase",
    "noclobber",
    "noexit",
    "noninteractive",
    "nologo",
    "nonewline",
    "noprofile",
    "noqualifier",
    "norestart",
    "notypeinformation",
    "nowait",
    "nowelcome",
    "offline",
    "parent",
    "passthru",
    "permanent",
    "permanentlydelete",
    "purge",
    "quiet",
    "raw",
    "readonly",
    "recurse",
    "recursive",
    "removedata",
    "removeoem",
    "removeusername",
    "resolve",
    "rununinstallstring",
    "simplematch",
    "skipcertificatecheck",
    "skipfinalsnapshot",
    "stable",
    "system",
    "unique",
    "usebasicparsing",
    "useculture",
    "verbose",
    "wait",
    "whatif",
    "xml",
];

/// The parameters of cmdlets whose parameters are often cut short.
const PARAMETERS: &[(&str, &[&str])] = &[
    (
        "remove-item",
        &[
            "path",
            "literalpath",
            "filter",
            "include",
            "exclude",
            "recurse",
            "force",
            "credential",
            "confirm",
            "whatif",
            "stream",
            "verbose",
            "erroraction",
            "errorvariable",
            "usetransaction",
        ],
    ),
    (
        "get-childitem",
        &[
            "path",
            "literalpath",
            "filter",
            "include",
            "exclude",
            "recurse",
            "depth",
            "force",
            "name",
            "directory",
            "file",
            "hidden",
            "readonly",
            "system",
            "attributes",
            "followsymlink",
            "verbose",
            "erroraction",
        ],
    ),
    (
        "copy-item",
        &[
            "path",
            "literalpath",
            "destination",
            "container",
            "force",
            "filter",
            "include",
            "exclude",
            "recurse",
            "passthru",
            "confirm",
            "whatif",
            "verbose",
            "erroraction",
            "fromsession",
            "tosession",
        ],
    ),
    (
        "move-item",
        &[
            "path",
            "literalpath",
            "destination",
            "force",
            "filter",
            "include",
            "exclude",
            "passthru",
            "confirm",
            "whatif",
            "verbose",
            "erroraction",
        ],
    ),
    (
        "stop-process",
        &["id", "name", "inputobject", "force", "passthru", "confirm", "whatif", "verbose", "erroraction"],
    ),
    (
        "set-content",
        &[
            "path",
            "literalpath",
            "value",
            "force",
            "nonewline",
            "encoding",
            "filter",
            "include",
            "exclude",
            "passthru",
            "confirm",
            "whatif",
            "verbose",
            "erroraction",
            "asbytestream",
        ],
    ),
    (
        "get-content",
        &[
            "path",
            "literalpath",
            "raw",
            "tail",
            "totalcount",
            "readcount",
            "encoding",
            "delimiter",
            "wait",
            "erroraction",
        ],
    ),
    ("set-location", &["path", "literalpath", "stackname", "passthru", "erroraction"]),
    ("new-item", &["path", "name", "itemtype", "type", "value", "force", "confirm", "whatif", "erroraction"]),
    ("start-sleep", &["seconds", "milliseconds"]),
    ("tee-object", &["filepath", "literalpath", "append", "variable", "inputobject"]),
    ("sort-object", &["property", "descending", "unique", "top", "bottom", "stable", "culture", "casesensitive"]),
];

/// Parameters of every cmdlet that are often cut short.
const COMMON: &[&str] = &["recurse", "force", "confirm", "whatif", "verbose", "erroraction", "computername"];

/// Words behind `sc` that make it the program that controls services.
const SERVICE_CONTROL: &[&str] =
    &["delete", "stop", "start", "config", "create", "query", "queryex", "failure", "sdset", "pause", "control"];

/// The cmdlet that `name` stands for, in lower case; none where it is the name of a program or a function. `dashes` are
/// the parameters, and `first` the first word: `rm -rf` is no cmdlet.
pub(super) fn cmdlet(name: &str, dashes: &[String], first: Option<&str>) -> Option<String> {
    let lower = name.to_lowercase();
    // `Microsoft.PowerShell.Management\Remove-Item`
    let lower = lower.rsplit('\\').next().unwrap_or_default().to_owned();
    if let Some((_, cmdlet)) = ALIASES.iter().find(|(alias, _)| *alias == lower) {
        let program = lower == "sc" && first.is_some_and(|first| SERVICE_CONTROL.contains(&first));
        let foreign = dashes.iter().any(|dash| parameter(cmdlet, dash).is_none());
        return (!(program || foreign && known(cmdlet))).then(|| (*cmdlet).to_owned());
    }
    let (verb, noun) = lower.split_once('-')?;
    let named = VERBS.contains(&verb) && noun.starts_with(|c: char| c.is_alphabetic()) && !lower.contains(['/', '.']);
    named.then_some(lower)
}

fn known(cmdlet: &str) -> bool {
    PARAMETERS.iter().any(|(name, _)| *name == cmdlet)
}

/// The parameter of `cmdlet` that `-dash` means, in lower case; none where the cmdlet is known and has no such, or two.
pub(super) fn parameter(cmdlet: &str, dash: &str) -> Option<String> {
    let dash = dash.trim_start_matches('-').to_lowercase();
    let shortened: Vec<&str> = match (dash.as_str(), PARAMETERS.iter().find(|(name, _)| *name == cmdlet)) {
        ("ea", _) => return Some("erroraction".to_owned()),
        ("wi", _) => return Some("whatif".to_owned()),
        ("cf", _) => return Some("confirm".to_owned()),
        ("lp" | "pspath", _) => return Some("literalpath".to_owned()),
        (_, Some((_, own))) if own.contains(&dash.as_str()) => return Some(dash),
        (_, Some((_, own))) => own.iter().copied().filter(|name| name.starts_with(&dash)).collect(),
        (_, None) if dash.len() < 4 => return Some(dash),
        (_, None) => {
            let found = COMMON.iter().copied().find(|name| name.starts_with(&dash));
            return Some(found.map_or(dash, str::to_owned));
        }
    };
    match shortened.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    }
}

/// Whether a parameter takes no value.
pub(super) fn is_switch(cmdlet: &str, parameter: &str) -> bool {
    // The files of `Get-ChildItem`, and the script of everything else.
    let takes =
        matches!(parameter, "file" | "directory" | "all") && !matches!(cmdlet, "get-childitem" | "stop-dbaservice");
    SWITCHES.contains(&parameter) && !(takes && parameter != "all")
}

/// Parameters that name what a cmdlet acts on, the most telling first.
const OBJECTS: &[&str] = &[
    "path",
    "literalpath",
    "filepath",
    "name",
    "identity",
    "id",
    "inputobject",
    "resourceid",
    "fullname",
    "driveletter",
    "number",
    "disknumber",
    "database",
    "databasename",
    "servername",
    "vmname",
    "bucketname",
    "dbinstanceidentifier",
    "dbclusteridentifier",
    "tablename",
    "stackname",
    "instanceid",
    "volumeid",
    "snapshotid",
    "secretid",
    "keyid",
    "userid",
    "groupid",
    "username",
    "logname",
    "loggroupname",
    "taskname",
    "container",
    "share",
    "vaultname",
    "lockname",
    "lockid",
    "profile",
    "resourcegroupname",
];

/// How telling it is that a parameter names what is acted on; nothing where it does not.
pub(super) fn object_rank(parameter: &str) -> Option<usize> {
    OBJECTS.iter().position(|name| *name == parameter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_name_stands_for() {
        for (name, dashes, first, cmdlet_name) in [
            ("Remove-Item", &["-Recurse"][..], None, Some("remove-item")),
            ("rm", &["-r", "-fo"], None, Some("remove-item")),
            ("rm", &["-rf"], None, None),
            ("RI", &[], None, Some("remove-item")),
            ("sc", &[], Some("delete"), None),
            ("sc", &[], Some("x.txt"), Some("set-content")),
            ("git", &[], None, None),
            ("apt-get", &[], None, None),
            ("docker-compose", &[], None, None),
            ("Remove-AzResourceGroup", &["-Name"], None, Some("remove-azresourcegroup")),
        ] {
            let dashes: Vec<String> = dashes.iter().map(|dash| (*dash).to_owned()).collect();
            assert_eq!(cmdlet(name, &dashes, first).as_deref(), cmdlet_name, "{name}");
        }
    }

    #[test]
    fn what_a_parameter_means() {
        for (cmdlet, dash, meant) in [
            ("remove-item", "-r", Some("recurse")),
            ("remove-item", "-Rec", Some("recurse")),
            ("remove-item", "-fo", Some("force")),
            ("remove-item", "-f", None),
            ("remove-item", "-Confirm", Some("confirm")),
            ("remove-azvm", "-Forc", Some("force")),
            ("remove-azvm", "-Name", Some("name")),
        ] {
            assert_eq!(parameter(cmdlet, dash).as_deref(), meant, "{cmdlet} {dash}");
        }
    }
}
