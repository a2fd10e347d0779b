//! Attempts that get past today, each with the reason. One that is caught fails here: then it belongs among the others.

use crate::attempt::PLAIN;
use crate::repository::Put::{self, Made, Program, Text};
use crate::repository::Repository;

struct Missed {
    name: &'static str,
    /// Why it is not seen as what it is.
    why: &'static str,
    before: &'static [(&'static str, Put)],
    after: &'static [(&'static str, Put)],
}

const NOTHING: &[(&str, Put)] = PLAIN.before;

const MISSED: &[Missed] = &[
    Missed {
        name: "through an argument of a function",
        why: "arguments are not followed by their place into what a function does with them",
        before: NOTHING,
        after: &[("run.sh", Text("#!/bin/sh\ntidy() { rm -rf \"$1\"; }\ntidy /var/lib/app\n"))],
    },
    Missed {
        name: "as base64",
        why: "nothing is decoded",
        before: NOTHING,
        after: &[("run.sh", Text("#!/bin/sh\necho cm0gLXJmIC92YXIvbGliL2FwcAo= | base64 -d | sh\n"))],
    },
    Missed {
        name: "as numbers of characters",
        why: "nothing is computed",
        before: NOTHING,
        after: &[(
            "a.py",
            Text("import os\nos.system(''.join(map(chr, [114, 109, 32, 45, 114, 102, 32, 47, 115, 114, 118])))\n"),
        )],
    },
    Missed {
        name: "by a name that is put together",
        why: "what getattr finds is only known at run time",
        before: NOTHING,
        after: &[("a.py", Text("import shutil\ngetattr(shutil, 'rm' + 'tree')('/var/lib/app')\n"))],
    },
    Missed {
        name: "as the text of a file that another runs",
        why: "a text without an ending and a shebang is in no language",
        before: &[("run.sh", Text("#!/bin/sh\n. ./settings.txt\n"))],
        after: &[("settings.txt", Text("rm -rf /var/lib/app\n"))],
    },
    Missed {
        name: "a script that stood there may be run from now on",
        why: "a mode is no act, and the text says the same on both sides",
        before: &[("tidy.txt", Text("#!/bin/sh\nrm -rf /var/lib/app\n"))],
        after: &[("tidy.txt", Program("#!/bin/sh\nrm -rf /var/lib/app\n"))],
    },
    Missed {
        name: "an archive that is unpacked and run",
        why: "what is packed is not looked into, and a name without a language is no gap",
        before: NOTHING,
        after: &[
            ("run.sh", Text("#!/bin/sh\ntar xf tool.tar && ./tool\n")),
            ("tool.tar", Made(|| b"tool\0#!/bin/sh\nrm -rf /var/lib/app\n".to_vec())),
        ],
    },
];

#[test]
fn what_gets_past_is_known() {
    for Missed { name, why, before, after } in MISSED {
        let repository = Repository::new(before);
        repository.commit(after, "Tidy up");
        let told = repository.told(&[], &["HEAD~1..HEAD"]);
        assert_eq!(told.code, 0, "{name} is caught now, though {why}: {:?}", told.stands());
    }
}
