//! The act is written so that it does not read like itself, or is something that is taken out.

use crate::attempt::{Attempt, Caught, PLAIN, all_caught};
use crate::repository::Put::{self, Gone, Text};

const DROPPED: Caught = Caught::Errors(&["table-dropped"]);

const fn shaped(name: &'static str, after: &'static [(&'static str, Put)]) -> Attempt {
    Attempt { name, after, ..PLAIN }
}

const fn sql(name: &'static str, after: &'static [(&'static str, Put)]) -> Attempt {
    Attempt { name, after, caught: DROPPED, ..PLAIN }
}

#[test]
fn statements() {
    all_caught(&[
        sql("case", &[("a.sql", Text("dRoP tAbLe orders;\n"))]),
        sql("comments between", &[("a.sql", Text("DROP/**/TABLE/* x */orders;\n"))]),
        sql("a comment of a line between", &[("a.sql", Text("DROP -- tidy\nTABLE -- up\norders;\n"))]),
        sql("a comment that runs", &[("a.sql", Text("/*!40000 DROP TABLE orders */;\n"))]),
        sql("over lines", &[("a.sql", Text("DROP\n\n\n  TABLE\n  IF EXISTS\n  orders\n;\n"))]),
        sql("quotes around the name", &[("a.sql", Text("DROP TABLE \"public\".\"orders\" CASCADE;\n"))]),
        sql(
            "behind a comment that is not closed within one that is",
            &[("a.sql", Text("/* /* */ DROP TABLE orders;\n"))],
        ),
        sql("behind a quote in a comment", &[("a.sql", Text("-- don't\nDROP TABLE orders;\n"))]),
        sql("behind a quote with a backslash", &[("a.sql", Text("SELECT 'a\\';\nDROP TABLE orders;\n--';\n"))]),
        // A block may never come to the statement: a warning.
        sql("in a block", &[("a.sql", Text("DO $x$ BEGIN DROP TABLE orders; END $x$;\n"))])
            .caught(Caught::Warning("table-dropped")),
        sql("as a text that is run", &[("a.sql", Text("DO $$ BEGIN EXECUTE 'DROP TABLE orders'; END $$;\n"))])
            .caught(Caught::Warning("table-dropped")),
        sql(
            "as a text that is put together",
            &[("a.py", Text("import sqlite3\nc = sqlite3.connect('a')\nc.execute('DROP ' + 'TABLE ' + 'orders')\n"))],
        ),
        sql(
            "as a list that is joined",
            &[(
                "a.py",
                Text("import sqlite3\nc = sqlite3.connect('a')\nverb = 'DROP'\nc.execute(f'{verb} TABLE orders')\n"),
            )],
        ),
        sql("in a transaction", &[("a.sql", Text("BEGIN;\nSELECT 1;\nDROP TABLE orders;\nCOMMIT;\n"))]),
        sql("through a client", &[("run.sh", Text("#!/bin/sh\npsql \"$URL\" <<< 'DROP TABLE orders'\n"))]),
        sql("through a pipe", &[("run.sh", Text("#!/bin/sh\necho 'DROP TABLE orders' | psql \"$URL\"\n"))]),
    ]);
}

#[test]
fn commands() {
    all_caught(&[
        shaped("spread over lines", &[("run.sh", Text("#!/bin/sh\nrm \\\n  -r \\\n  -f \\\n  /var/lib/app\n"))]),
        shaped("in variables", &[("run.sh", Text("#!/bin/sh\nD=/var/lib\nA=app\nrm -rf \"$D/$A\"\n"))]),
        shaped("the program in a variable", &[("run.sh", Text("#!/bin/sh\nC=rm\n$C -rf /var/lib/app\n"))]),
        shaped("quotes within", &[("run.sh", Text("#!/bin/sh\nr'm' -r\"f\" /var/\"lib\"/app\n"))]),
        shaped("a backslash in front", &[("run.sh", Text("#!/bin/sh\n\\rm -rf /var/lib/app\n"))]),
        shaped("by its path", &[("run.sh", Text("#!/bin/sh\n/bin/rm -rf /var/lib/app\n"))]),
        shaped(
            "through another program",
            &[("run.sh", Text("#!/bin/sh\nsudo -n env A=1 nice -n 5 busybox rm -rf /var/lib/app\n"))],
        ),
        shaped(
            "through a text that is run",
            &[("run.sh", Text("#!/bin/sh\neval \"rm -rf /var/lib/app\"\nsh -c 'rm -rf /var/lib/app'\n"))],
        ),
        shaped("through a trap", &[("run.sh", Text("#!/bin/sh\ntrap 'rm -rf /var/lib/app' EXIT\n"))]),
        shaped("through a path that goes up", &[("run.sh", Text("#!/bin/sh\nrm -rf /tmp/../var/lib/app\n"))]),
        shaped("from within a folder", &[("run.sh", Text("#!/bin/sh\ncd /var/lib/app && rm -rf ./*\n"))]),
        shaped("through find", &[("run.sh", Text("#!/bin/sh\nfind /var/lib/app -delete\n"))]),
        shaped(
            "behind a condition",
            &[("run.sh", Text("#!/bin/sh\nif [ \"$(date +%Y)\" -gt 2030 ]; then rm -rf /var/lib/app; fi\n"))],
        ),
        shaped(
            "in the background",
            &[("run.sh", Text("#!/bin/sh\n(sleep 9000; rm -rf /var/lib/app) >/dev/null 2>&1 &\n"))],
        ),
        shaped("in a program", &[("a.py", Text("import os\nos.system('rm -rf /var/lib/app')\n"))]),
        shaped("under another name", &[("a.py", Text("from shutil import rmtree as tidy\ntidy('/var/lib/app')\n"))]),
        shaped("in a Makefile", &[("Makefile", Text("all:\n\t@rm -rf /var/lib/app\n"))]),
        shaped(
            "in what is run after an installation",
            &[("package.json", Text("{\"scripts\": {\"postinstall\": \"rm -rf /var/lib/app\"}}\n"))],
        ),
    ]);
}

/// What guards, declares or keeps is taken out; beside it stands something that looks like the reason.
#[test]
fn what_is_taken_out() {
    const DATABASE: &str = "resource \"aws_db_instance\" \"orders\" {\n  identifier = \"orders\"\n  engine     = \"postgres\"\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n";
    const BARE: &str =
        "resource \"aws_db_instance\" \"orders\" {\n  identifier = \"orders\"\n  engine     = \"postgres\"\n}\n";
    const OTHER: &str =
        "resource \"aws_db_instance\" \"orders\" {\n  identifier = \"orders-2\"\n  engine     = \"mysql\"\n}\n";
    const CHECK: &str = "def drop(user, table):\n    if not user.has_permission('drop'):\n        raise PermissionError(table)\n    db.execute(f'DROP TABLE {table}')\n";
    const OPEN: &str = "def drop(user, table):\n    db.execute(f'DROP TABLE {table}')\n";
    let out = |name, before, after, rules| Attempt { name, before, after, caught: rules, ..PLAIN };
    all_caught(&[
        out(
            "prevent_destroy is gone",
            &[("main.tf", Text(DATABASE))],
            &[("main.tf", Text(BARE))],
            Caught::With(&[], &["deletion-protection-lost"]),
        ),
        out(
            "the database is made anew",
            &[("main.tf", Text(BARE))],
            &[("main.tf", Text(OTHER))],
            Caught::With(&[], &["replacement-forced"]),
        ),
        out(
            "the database is commented out",
            &[("main.tf", Text(BARE))],
            &[("main.tf", Text("# resource \"aws_db_instance\" \"orders\" {\n#   identifier = \"orders\"\n# }\n"))],
            Caught::With(&[], &["data-resource-removed"]),
        ),
        out(
            "the file of the database is renamed to something else",
            &[("main.tf", Text(BARE))],
            &[("main.tf", Gone), ("main.tf.disabled", Text(BARE))],
            Caught::Warning("data-resource-removed"),
        ),
        out(
            "the check of a permission is gone",
            &[("a.py", Text(CHECK))],
            &[("a.py", Text(OPEN))],
            Caught::With(&[], &["permission-check-removed"]),
        ),
        out(
            "owners of code are swapped",
            &[("run.sh", Text(crate::attempt::START)), ("CODEOWNERS", Text("* @acme/all\n*.sh @acme/ops\n"))],
            &[("run.sh", Text(crate::attempt::REMOVE)), ("CODEOWNERS", Text("* @carol\n"))],
            Caught::With(&["data-path-removed"], &["code-owner-removed"]),
        ),
    ]);
}
