use super::*;
use crate::lang::LANGUAGES;
use crate::source::RepoPath;

fn document(language: &str, text: &str) -> (Source, Document) {
    let language = LANGUAGES.iter().find(|l| l.id == language).unwrap();
    let source = Source::new(RepoPath::from("x"), text.as_bytes());
    let document = read(language, &source).ok().flatten().unwrap_or_default();
    (source, document)
}

fn path(steps: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(index) => format!("[{index}]"),
    };
    steps.iter().map(step).collect::<String>().trim_start_matches('.').to_owned()
}

/// `path = text` of every entry. A piece that reads as it is written must stand where its span says.
fn shown(language: &str, text: &str) -> Vec<String> {
    let (source, document) = document(language, text);
    let entry = |entry: Entry| {
        for piece in &entry.value {
            if let Piece::Literal { text, span } = piece {
                let written = source.slice(*span);
                assert!(written == text || written.starts_with('\\') || text.trim().is_empty(), "{written:?} {text:?}");
            }
        }
        let value: String = entry.value.iter().map(Piece::render).collect();
        format!("{}{} = {value:?}", if entry.document > 0 { "+" } else { "" }, path(&entry.path))
    };
    document.entries().into_iter().map(entry).collect()
}

#[test]
fn scalars_of_yaml() {
    for (text, values) in [
        ("a: b", &["a = \"b\""][..]),
        ("a: 'it''s'", &["a = \"it's\""]),
        ("a: \"x\\ty\\u00e9\"", &["a = \"x\\tyé\""]),
        ("a: \"x \\\n   y\"", &["a = \"x y\""]),
        ("a: \"x\n   y\"", &["a = \"x y\""]),
        ("a: x\n  y\n\n  z", &["a = \"x y\\nz\""]),
        ("a: |\n  x\n    y\n\n  z\nb: 1", &["a = \"x\\n  y\\n\\nz\\n\"", "b = \"1\""]),
        ("a: |-\n  x\n  y\n", &["a = \"x\\ny\""]),
        ("a: |+\n  x\n\n", &["a = \"x\\n\""]),
        ("a: |2\n    x\n   y\n", &["a = \"  x\\n y\\n\""]),
        ("a: >\n  x\n  y\n\n  z\n", &["a = \"x y\\n\\nz\\n\""]),
        ("a: >-\n  x\n    y\n  z\n", &["a = \"x\\n  y\\nz\""]),
        ("a: |\r\n  x\r\n  y\r\n", &["a = \"x\\ny\\n\""]),
        ("- a\n- - b\n  - c", &["[0] = \"a\"", "[1][0] = \"b\"", "[1][1] = \"c\""]),
        ("a: [x, {b: y}]", &["a[0] = \"x\"", "a[1].b = \"y\""]),
        ("a:\nb: ~", &["a = \"\"", "b = \"~\""]),
        ("a: !Sub |\n  x\n", &["a = \"x\\n\""]),
        ("a: echo ${{ x }}", &["a = \"echo ${{ x }}\""]),
        ("a: 1\n---\na: 2\n", &["a = \"1\"", "+a = \"2\""]),
    ] {
        assert_eq!(shown("yaml", text), values, "{text}");
    }
}

#[test]
fn anchors_and_merge_keys() {
    let text = "x: &x\n  a: 1\n  b: 2\ny:\n  <<: *x\n  b: 3\nz: *x\n";
    let (_, document) = document("yaml", text);
    let root = document.roots[0];
    let y = document.get(root, "y").unwrap();
    let value = |id, key| document.rendered(document.get(id, key).unwrap()).unwrap();
    assert_eq!((value(y, "a"), value(y, "b")), ("1".into(), "3".into()));
    assert_eq!(document.get(root, "z"), document.get(root, "x"));
}

#[test]
fn templates_in_yaml() {
    let text =
        "{{- if .Values.on }}\na: {{ .Values.b }}-c\n{{- range .x }}\nd:\n  - {{ . | quote }}\n{{ end }}{{ end }}\n";
    assert_eq!(shown("yaml", text), ["a = \"{.Values.b}-c\"", "d[0] = \"{. | quote}\""]);
    let text = "a: |\n  {{- range x }}\n    {{ if y }}\n   z\n  {{ end }}\nb: >\n{{ if z }}\n    u\n{{ end }}\n    v\n";
    assert_eq!(shown("yaml", text), ["a = \"\\n\\nz\\n\"", "b = \" u  v\\n\""]);
    let text = "a: |\n      {{ if y }}\n  z\nb: 1\n";
    assert_eq!(shown("yaml", text), ["a = \"\\nz\\n\"", "b = \"1\""]);
    let text = "a: |\n  x {{ y }}\n  {{ include \"z\" . }}\n  w\n";
    assert_eq!(shown("yaml", text), ["a = \"x {y}\\n\\nw\\n\""]);
}

#[test]
fn json_and_toml() {
    let text = "{ // why\n \"a\": {\"b\\n\": [1, \"x\\\"y\", null]}, \"c\": true }";
    assert_eq!(
        shown("json", text),
        ["a.b\n[0] = \"1\"", "a.b\n[1] = \"x\\\"y\"", "a.b\n[2] = \"null\"", "c = \"true\""]
    );
    let text = "a.b = 1\n[t.'x.y']\nc = ['p', \"q\\t\"]\nd = { e = '''\nr\ns''' }\n[[l]]\nk = \"\"\"\nu\nv\"\"\"\n[[l]]\nk = 2\n[l.m]\nn = 3\n";
    assert_eq!(
        shown("toml", text),
        [
            "a.b = \"1\"",
            "t.x.y.c[0] = \"p\"",
            "t.x.y.c[1] = \"q\\t\"",
            "t.x.y.d.e = \"r\\ns\"",
            "l[0].k = \"u\\nv\"",
            "l[1].k = \"2\"",
            "l[1].m.n = \"3\""
        ]
    );
}

/// A block is a map under its type and its labels, as in Terraform's JSON syntax.
#[test]
fn bodies_of_hcl() {
    for (text, values) in [
        ("a = 1\nb = true\nc = null\nd = -2.5", &["a = \"1\"", "b = \"true\"", "c = \"null\"", "d = \"-2.5\""][..]),
        ("r \"t\" \"n\" { a = \"x\" }", &["r.t.n.a = \"x\""]),
        ("r t n { a = \"x\" }", &["r.t.n.a = \"x\""]),
        (
            "r \"t\" \"m\" { a = 1 }\nx = 2\nr \"t\" \"n\" { a = 3 }\nr \"u\" \"m\" { a = 4 }",
            &["r.t.m.a = \"1\"", "r.t.n.a = \"3\"", "r.u.m.a = \"4\"", "x = \"2\""],
        ),
        ("i {\n  a = 1\n}\ni {\n  a = 2\n}\n", &["i[0].a = \"1\"", "i[1].a = \"2\""]),
        ("p \"l\" { a = 1 }\np \"l\" { a = 2 }", &["p.l[0].a = \"1\"", "p.l[1].a = \"2\""]),
        ("p { a = 1 }\np \"l\" { a = 2 }", &["p[0].a = \"1\"", "p[1].l.a = \"2\""]),
        ("a { b { c = 1 }\n d = 2 } # e", &["a.b.c = \"1\"", "a.d = \"2\""]),
        ("{ \"a\": [1, {\"b\": \"x\"}] }", &["a[0] = \"1\"", "a[1].b = \"x\""]),
        ("", &[]),
    ] {
        assert_eq!(shown("hcl", text), values, "{text}");
    }
}

#[test]
fn expressions_of_hcl() {
    for (text, value) in [
        ("var.x", "{var.x}"),
        ("aws_x.y[0].id", "{aws_x.y[0].id}"),
        ("(var.x)", "{var.x}"),
        ("((\"x\"))", "x"),
        ("destroy", "destroy"),
        ("a ? \"x\" : \"y\"", "{a ? \"x\" : \"y\"}"),
        ("a ? \"x\" : \"x\"", "x"),
        ("!var.x", "{!var.x}"),
        ("1 +\n  2", "{1 + 2}"),
        ("\"\"", ""),
        ("\"a${var.x}b ${ y } c\"", "a{var.x}b {y} c"),
        ("\"${var.x}\"", "{var.x}"),
        ("\"${\"${a}\"}b\"", "{\"${a}\"}b"),
        ("\"a %{ if x }b%{ endif } c\"", "a b c"),
        ("\"%{ if x }b%{ endif }\"", "b"),
        ("\"a/%{ if x }b%{ else }c%{ endif }/d\"", "a/{if x}b{else}c{endif}/d"),
        ("\"a ${~ x ~} b\"", "a{x}b"),
        ("\"\\t\\\"é\\u00e9$${x} %%{y} $z 5%\"", "\t\"éé${x} %{y} $z 5%"),
        ("base64encode(\"x\")", "x"),
        ("trimspace(base64encode(\"x\"))", "x"),
        ("file(\"x\")", "{file(\"x\")}"),
        ("join(\" \", [\"a\", var.x, \"b\"])", "a {var.x} b"),
        ("join(\" \", var.x)", "{join(\" \", var.x)}"),
        ("format(\"%s-%d 5%%\", \"a\", var.x)", "a-{var.x} 5%"),
        ("format(\"%05d\", 1)", "{format(\"%05d\", 1)}"),
        ("format(\"%s\")", "{format(\"%s\")}"),
        ("jsonencode(var.x)", "{var.x}"),
        ("[for x in y : x]", "{[for x in y : x]}"),
    ] {
        assert_eq!(shown("hcl", &format!("a = {text}")), [format!("a = {value:?}")], "{text}");
    }
    for (text, values) in [
        ("[\"x\", 1, [y.z],]", &["a[0] = \"x\"", "a[1] = \"1\"", "a[2][0] = \"{y.z}\""][..]),
        ("{ b = 1, \"c d\" : 2\n (e.f) = 3 }", &["a.b = \"1\"", "a.c d = \"2\"", "a.{e.f} = \"3\""]),
        ("{ \"b-${c}\" = 1 }", &["a.b-{c} = \"1\""]),
        ("jsonencode({ S = [{ E = \"Allow\" }] })", &["a.S[0].E = \"Allow\""]),
        ("concat([\"x\"], var.y, [\"z\"])", &["a[0] = \"x\"", "a[1] = \"{var.y}\"", "a[2] = \"z\""]),
        ("merge(var.x, { b = 1 }, { b = 2, c = 3 })", &["a.{var.x} = \"{var.x}\"", "a.b = \"2\"", "a.c = \"3\""]),
    ] {
        assert_eq!(shown("hcl", &format!("a = {text}")), values, "{text}");
    }
}

#[test]
fn heredocs_of_hcl() {
    for (text, value) in [
        ("<<E\n  x\n\n   ${y} z\nE\n", "  x\n\n   {y} z\n"),
        ("<<-E\n    x\n\n      y\n    E\n", "x\n\n  y\n"),
        ("<<-E\n    ${x}\n     y\n  E\n", "{x}\n y\n"),
        ("<<E\r\nx\r\ny\r\nE\r\n", "x\ny\n"),
        ("<<E\nE\n", ""),
        ("<<E\n$(x) $${y} \\n \"q\" é\nE\n", "$(x) ${y} \\n \"q\" é\n"),
        ("<<E\n%{ if x }\ny\n%{ endif }\nE\n", "\ny\n\n"),
        ("<<E\n%{ if x ~}\ny\n%{ endif ~}\nz\nE\n", "y\nz\n"),
        ("base64encode(<<-E\n  x\n  E\n)\n", "x\n"),
    ] {
        assert_eq!(shown("hcl", &format!("a = {text}b = 1")), [format!("a = {value:?}"), "b = \"1\"".into()], "{text}");
    }
}

#[test]
fn json_in_a_heredoc_of_hcl() {
    for (text, values) in [
        ("<<E\n{ \"S\": [{\"E\": \"a\\\"${x}b\"}, 1] }\nE\n", &["a.S[0].E = \"a\\\"{x}b\"", "a.S[1] = \"1\""][..]),
        ("<<-E\n  [{\n    \"${x}\": [null]\n  }]\n  E\n", &["a[0].{x}[0] = \"null\""]),
        ("<<E\n{ \"S\": ${x}, \"T\": [${y}] }\nE\n", &["a.S = \"{x}\"", "a.T[0] = \"{y}\""]),
        ("<<E\n{ %{ if x } \"S\": 1, %{ endif }}\nE\n", &["a = \"{  \\\"S\\\": 1, }\\n\""]),
        ("<<E\n{ x; }\nE\n", &["a = \"{ x; }\\n\""]),
    ] {
        assert_eq!(shown("hcl", &format!("a = {text}")), values, "{text}");
    }
}

#[test]
fn places_of_hcl() {
    let text = "resource \"t\" \"m\" {\n  a = \"x\"\n}\n\nresource \"t\" \"n\" {}\n";
    let (source, document) = document("hcl", text);
    let root = document.roots[0];
    let written = |span: Span| source.slice(span);
    let key = |id: NodeId, key: &str| {
        let pair = document.pairs(id).iter().find(|pair| pair.key == key).unwrap();
        (written(pair.key_span), pair.value)
    };
    let (name, types) = key(root, "resource");
    assert_eq!(name, "resource");
    let (name, named) = key(types, "t");
    assert_eq!(name, "\"t\"");
    assert_eq!(written(document.node(named).unwrap().span), text.trim_end());
    let (name, body) = key(named, "n");
    assert_eq!((name, written(document.node(body).unwrap().span)), ("\"n\"", "resource \"t\" \"n\" {}"));
    let (_, body) = key(named, "m");
    assert_eq!(written(document.node(body).unwrap().span), text.split("\n\n").next().unwrap());
}

/// What stands before and behind an error is not lost, nor put where it does not belong.
#[test]
fn an_error_in_one_block_of_hcl_hides_no_other() {
    for junk in ["}", "<<<<<<< HEAD", "b =", "b = \"", "{{ b }}", "b = ["] {
        let text =
            format!("r t a {{\n  a = <<E\n}}\nE\n}}\n\nr t b {{\n{junk}\n}}\n\nr t c {{\n  a = \"${{x}}\"\n}}\n");
        let found = shown("hcl", &text);
        let last = found.last().map(String::as_str);
        assert_eq!(last, Some("r.t.c.a = \"{x}\""), "{junk}: {found:?}");
        assert_eq!(found.first().map(String::as_str), Some("r.t.a.a = \"}\\n\""), "{junk}: {found:?}");
        let (source, document) = document("hcl", &text);
        let place = text.find("r t b").unwrap_or_default() + "r t b {\n".len();
        let near = |span: &Span| span.start <= place + junk.len() + 4 && place <= span.end + 12;
        assert!(document.unparsed.iter().any(near), "{junk}: {:?}", document.unparsed);
        assert!(document.unparsed.iter().all(|span| span.end <= source.text.len()));
    }
}

#[test]
fn broken_hcl_is_read_as_far_as_it_goes() {
    for (text, value) in [
        ("r \"t\" \"n\" {\n  a = 1\n  b =\n}\nr \"t\" \"m\" {\n  a = 2\n}\n", "r.t.n.a = \"1\""),
        ("r \"t\" \"n\" {\n  a = 1\n", "r.t.n.a = \"1\""),
        ("r \"t\" \"n\" {\n  a = 1\n}\n}\n", "r.t.n.a = \"1\""),
        ("r \"t\" \"n\" {\n  a = 1\n}\nb = \"\n", "r.t.n.a = \"1\""),
    ] {
        let found = shown("hcl", text);
        assert!(found.iter().any(|found| found == value), "{text}: {found:?}");
        assert!(!document("hcl", text).1.unparsed.is_empty(), "{text}");
    }
}

#[test]
fn schemas_of_prisma() {
    let text = "\
datasource db {
  provider = \"postgresql\" // which
  url      = env(\"DATABASE_URL\")
}
generator client {
  previewFeatures = [\"a, b\", env(\"X\"), true]
}

/// A user { of sorts }.
model User {
  id    Int     @id @default(autoincrement())
  type  Kind?   @default(NEW) @map(\"a  //b\")
  rank  Float   @default(-0.5)
  posts Post[]

  @@index([
    type,
    rank
  ], map: \"x\")
  @@map(\"users\")
}

enum Kind {
  NEW
  OLD @map(\"old\")

  @@map(\"kinds\")
}
model Post{
  geo Unsupported(\"point\")
}
";
    assert_eq!(
        shown("prisma", text),
        [
            "datasource.db.provider = \"postgresql\"",
            "datasource.db.url = \"{env(\\\"DATABASE_URL\\\")}\"",
            "generator.client.previewFeatures[0] = \"a, b\"",
            "generator.client.previewFeatures[1] = \"{env(\\\"X\\\")}\"",
            "generator.client.previewFeatures[2] = \"true\"",
            "model.User.@@[0] = \"@@index([type, rank], map: \\\"x\\\")\"",
            "model.User.@@[1] = \"@@map(\\\"users\\\")\"",
            "model.User.id = \"Int @id @default(autoincrement())\"",
            "model.User.type = \"Kind? @default(NEW) @map(\\\"a  //b\\\")\"",
            "model.User.rank = \"Float @default(-0.5)\"",
            "model.User.posts = \"Post[]\"",
            "model.Post.geo = \"Unsupported(\\\"point\\\")\"",
            "enum.Kind.@@[0] = \"@@map(\\\"kinds\\\")\"",
            "enum.Kind.NEW = \"\"",
            "enum.Kind.OLD = \"@map(\\\"old\\\")\"",
        ]
    );
    let (source, document) = document("prisma", text);
    assert_eq!(document.unparsed, []);
    let model = document.get(document.roots[0], "model").unwrap();
    let post = document.node(document.get(model, "Post").unwrap()).unwrap();
    assert_eq!(source.slice(post.span), "model Post{\n  geo Unsupported(\"point\")\n}");
    assert_eq!(shown("prisma", &text.replace('\n', "\r\n")), shown("prisma", text));
}

#[test]
fn broken_schemas_are_read_as_far_as_they_go() {
    for (text, wrong) in [
        ("model A {\n  a Int @default(now(\n}\nmodel B {\n  b Int\n}\n", "@default(now("),
        ("model A B {\n  a Int\n}\nmodel B {\n  b Int\n}\n", "model A B {"),
        ("what\nmodel B {\n  b Int\n}\n", "what"),
        ("}\nmodel B {\n  b Int\n}\n", "}"),
        ("model B {\n  b Int\n", "model B {"),
    ] {
        let (source, document) = document("prisma", text);
        assert!(document.unparsed.iter().any(|span| source.slice(*span) == wrong), "{text}");
        assert!(shown("prisma", text).contains(&"model.B.b = \"Int\"".to_owned()), "{text}");
    }
}

#[test]
fn files_of_ini() {
    for (text, values) in [
        ("[a]\nb = 1\nc: x = y\nd e=f\n", &["a.b = \"1\"", "a.c = \"x = y\"", "a.d e = \"f\""][..]),
        ("a=1\n[b]\nc\n[d \"e\"] # x\nf =\n", &["a = \"1\"", "b.c = \"\"", "d \"e\".f = \"\""]),
        ("[a]\nb=1\n[c]\n[a]\nd=2\n", &["a.b = \"1\"", "a.d = \"2\""]),
        (
            "[testenv]\ncommands =\n    x  a # y\n\n  # z\n    \"u\" \\\n      v\ndeps = é\n",
            &["testenv.commands = \"x  a\\n\\\"u\\\" \\\\\\nv\"", "testenv.deps = \"é\""],
        ),
        ("[a]\nb = 1\n  2\nc = 3\n", &["a.b = \"1\\n2\"", "a.c = \"3\""]),
        ("[r \"o\"]\n\turl = x\n\tfetch = y\n", &["r \"o\".url = \"x\"", "r \"o\".fetch = \"y\""]),
        (
            "bind 127.0.0.1 ::1\nsave 900 1\nsave 1 2\n",
            &["bind = \"127.0.0.1 ::1\"", "save = \"900 1\"", "save = \"1 2\""],
        ),
        ("port = 5432 # x\nlisten '*'\nhost=a\n", &["port = \"5432\"", "listen = \"*\"", "host = \"a\""]),
        ("a = 'x' 'y'\nb = \"x # y\" # z\nc = x#y\n", &["a = \"'x' 'y'\"", "b = \"x # y\"", "c = \"x#y\""]),
        ("[a]\nb = x; y ; z\nc = x   ; y\n; d = 1\n", &["a.b = \"x; y ; z\"", "a.c = \"x\""]),
        ("[a]\r\nb =\r\n  x\r\n  y\r\n", &["a.b = \"x\\ny\""]),
        ("", &[]),
    ] {
        assert_eq!(shown("ini", text), values, "{text}");
    }
    let (source, document) = document("ini", "[a]\nb = 1\n= 2\n\n[c]\n");
    assert_eq!(document.unparsed.iter().map(|span| source.slice(*span)).collect::<Vec<_>>(), ["= 2"]);
    let pair = &document.pairs(document.roots[0])[0];
    let section = document.node(pair.value).unwrap();
    assert_eq!((source.slice(pair.key_span), source.slice(section.span)), ("[a]", "[a]\nb = 1"));
}

#[test]
fn errors_are_places_and_what_stands_around_them_is_read() {
    let (source, document) = document("json", "{\"a\": 1, \"b\": }");
    assert!(!document.unparsed.is_empty());
    assert!(document.unparsed.iter().all(|span| span.end <= source.text.len()));
    assert_eq!(document.rendered(document.get(document.roots[0], "a").unwrap()).unwrap(), "1");
}

/// Bombs, cycles, depths and cut ends: nothing panics and nothing explodes.
#[test]
fn hostile_documents() {
    let bomb = (0..40).map(|i| format!("k{}: &k{} [{}]\n", i, i, vec![format!("*k{}", i - 1); 9].join(","))).skip(1);
    let merges = (1..400).map(|i| format!("m{i}: &m{i}\n  <<: [*m{}, *m{}]\n  x{i}: 1\n", i - 1, i / 2));
    let all = [
        format!("k0: &k0 [x]\n{}", bomb.collect::<String>()),
        format!("m0: &m0\n  x: 1\n{}", merges.collect::<String>()),
        "a: &a [*a]\nb: &b {<<: *b}\n".to_owned(),
        "[".repeat(5_000),
        "- ".repeat(5_000),
        "a:\n ".to_owned() + &"- ".repeat(300),
        "? ".repeat(300),
        (0..300).map(|i| format!("{}a:\n", " ".repeat(i))).collect(),
        (0..300).map(|i| format!("{}a:\n{}- \n", " ".repeat(i), " ".repeat(i))).collect(),
        (0..124).map(|i| format!("{0}a:\n{0}- \n", " ".repeat(i))).collect(),
        "\t- ".repeat(300),
        "a: |9\n x\n\ty\n".to_owned(),
        "a: \"\\u12\\xzz\\".to_owned(),
        "a: {{ b\nc: {{ }} {{".to_owned(),
        "é: |\n  é\n{{ é }}: {{ é }}".to_owned(),
        "? a\n: b\n? [c]\n: d\n".to_owned(),
        "a = '''\n[[x]]\nx = 1\n[x.y.z]\n[x]\n".to_owned(),
        "[[a.b]]\n[a]\n[[a]]\na.b.c = 1\n[a.b]\nc.d = {e = [{f = 1}]}".to_owned(),
        "a {\n".repeat(300),
        format!("a = {}1", "(".repeat(5_000)),
        format!("a = {}", "\"${".repeat(300)),
        format!("a = {}1", "b ? ".repeat(2_000)),
        format!("a {} {{}}", "b ".repeat(300)),
        format!("a = {}[1]{}", "join(\",,,,\", [1, 2, ".repeat(40), "])".repeat(40)),
        format!("a = {}\",\"{}", "join(".repeat(30), ", [1, 2, 3, 4, 5])".repeat(30)),
        format!("a = <<-é\n {}\n", "%{ if é }".repeat(300)),
        "model a {\n  é Int @default(\"é".to_owned(),
        "model a {\n b @x(\n".repeat(300),
        "@@ = [,é,(]\n} = {=}{{}\"\n\\".to_owned(),
        "a b { c = [(\"\\\"), /* ] */ é ] }".to_owned(),
        "[é\n[]\n[[x]]\n =\n:\n\té\n\té = 'é\n#".to_owned(),
        "[a]\n[b]\n".repeat(2_000),
        "a = <<E\n${<<F\nx\nF\n}\nE\nb = <<-\n".to_owned(),
    ];
    for text in &all {
        for language in ["yaml", "json", "toml", "hcl", "prisma", "ini"] {
            let (source, document) = document(language, text);
            for entry in document.entries() {
                assert!(entry.span.end <= source.text.len());
            }
            for end in (0..text.len().min(200)).filter(|end| text.is_char_boundary(*end)) {
                let language = LANGUAGES.iter().find(|l| l.id == language).unwrap();
                let source = Source::new(RepoPath::from("x"), &text.as_bytes()[..end]);
                let _ = read(language, &source);
            }
        }
    }
}
