//! What a call runs: a shell text, an argument vector, a statement, a function that it is handed.

use tree_sitter::Node;

use super::{Walk, calls};
use crate::fact::shell::argv;
use crate::fact::{Confidence, Lowered, Piece, Runs, Template, Value, shell, sql};
use crate::lang::{Kind, Part};
use crate::source::Span;

impl Walk<'_> {
    /// `to_thread(shutil.rmtree, path)`: a function and what it is called with.
    pub(super) fn handed_function(&mut self, node: Node<'_>, at: usize, handed: &calls::Call, span: Span) {
        let list = self.host.part(node, Part::Arguments);
        let Some(function) = list.and_then(|list| list.named_child(u32::try_from(at).ok()?)) else { return };
        let callee = self.reader().path(function, 0);
        let arguments = handed.arguments.get(at + 1..).unwrap_or_default().to_vec();
        if !callee.is_empty() {
            self.push(calls::Call { callee, arguments, ..calls::Call::default() }, span);
        }
    }

    /// The strings that a call is given, where they read as SQL.
    pub(super) fn texts_of(&mut self, call: Node<'_>) {
        let Some(list) = self.host.part(call, Part::Arguments) else { return };
        let whole = [list];
        let mut cursor = list.walk();
        let given: Vec<Node<'_>> = list.named_children(&mut cursor).collect();
        let is_template = self.host.kind(list) == Kind::Text;
        for &argument in if is_template { whole.as_slice() } else { given.as_slice() } {
            let may_hold_text = match self.host.kind(argument) {
                Kind::Keyword | Kind::Closure => false,
                Kind::Name | Kind::Text | Kind::Texts => true,
                _ => self.text(argument).contains(['"', '\'']),
            };
            if may_hold_text {
                let value = self.reader().value(argument, 1);
                self.strings(std::slice::from_ref(&value), call.byte_range().into());
            }
        }
    }

    pub(super) fn strings(&mut self, values: &[Value], span: Span) {
        for value in values {
            if let Value::Text(pieces) = value {
                self.string(pieces, span, Confidence::Medium);
            }
        }
    }

    /// Hands the text, or the list, of a call to what runs it.
    pub(super) fn run(&mut self, runs: Runs, arguments: &[Value], at: usize, span: Span) {
        let Some(value) = arguments.get(at) else { return };
        if let (Runs::Sql, Value::List(items)) = (runs, value) {
            // `RunSQL([("DELETE …", None), "DROP …"])`
            for item in items {
                let text = if let Value::List(parts) = item { parts.first() } else { Some(item) };
                self.run(runs, text.map(std::slice::from_ref).unwrap_or_default(), 0, span);
            }
            return;
        }
        if matches!((runs, value), (Runs::Sql, Value::Text(pieces)) if matches!(pieces.as_slice(), [Piece::Hole { .. }]))
        {
            return;
        }
        let around = self.around(Confidence::High);
        let lowered = match (runs, value) {
            // One word with blanks in it is no program: `system("rm -rf x")` asks a shell.
            (Runs::Argv, Value::Text(pieces)) if arguments.len() == at + 1 && has_blanks(value) => {
                shell::lower(&Template::new(pieces), &around, self.catalogue)
            }
            (Runs::Line, Value::Text(_)) if !arguments.iter().any(|more| matches!(more, Value::List(_))) => {
                let words =
                    arguments.get(at..).unwrap_or_default().iter().filter(|word| matches!(word, Value::Text(_)));
                let blank = || Piece::Literal { text: " ".to_owned(), span };
                let pieces =
                    words.flat_map(|word| self.reader().pieces(word.clone(), span).into_iter().chain([blank()]));
                shell::lower(&Template::new(&pieces.collect::<Vec<_>>()), &around, self.catalogue)
            }
            (Runs::Argv | Runs::Line, _) => {
                argv(&spread(arguments.get(at..).unwrap_or_default()), span, &around, self.catalogue)
            }
            (_, Value::List(words)) => argv(words, span, &around, self.catalogue),
            (Runs::Sql, Value::Text(pieces)) => sql::lower(&Template::new(pieces), &around),
            (_, Value::Text(pieces)) => shell::lower(&Template::new(pieces), &around, self.catalogue),
            // `client.query({ text: "…", values })`
            (Runs::Sql, Value::Map(pairs)) => {
                let statement =
                    pairs.iter().find(|(key, _)| ["text", "sql", "query", "statement"].contains(&key.as_str()));
                return statement.into_iter().for_each(|(_, text)| self.run(runs, std::slice::from_ref(text), 0, span));
            }
            (Runs::Sql, Value::Call { arguments, .. }) if !arguments.is_empty() => {
                return self.run(runs, arguments, 0, span);
            }
            _ => Lowered::default(),
        };
        self.take(lowered);
    }

    /// A string that reads as SQL, in a place where it can be executed.
    pub(super) fn string(&mut self, pieces: &[Piece], span: Span, certainty: Confidence) {
        let template = Template::new(pieces);
        if sql::looks_like_sql(template.text.trim_start()) {
            let mut lowered = sql::lower(&template, &self.around(certainty));
            for fact in lowered.facts.iter_mut().filter(|fact| fact.span == Span::default()) {
                fact.span = span;
            }
            self.take(lowered);
        }
    }

    /// `` `rm -rf #{dir}` ``
    pub(super) fn shell(&mut self, node: Node<'_>) {
        let pieces = Value::Text(self.reader().string(node, 0));
        self.run(Runs::Shell, &[pieces], 0, node.byte_range().into());
    }
}

/// The words of `spawn("rm", ["-rf", dir], { cwd })`: lists are spread, options are no words.
fn spread(arguments: &[Value]) -> Vec<Value> {
    let words = arguments.iter().flat_map(|argument| match argument {
        Value::List(items) => items.as_slice(),
        // `new Deno.Command("rm", { args: ["-rf", dir] })`
        Value::Map(pairs) => match pairs.iter().find(|(key, _)| key == "args") {
            Some((_, Value::List(items))) => items.as_slice(),
            _ => &[],
        },
        other => std::slice::from_ref(other),
    });
    words.cloned().collect()
}

fn has_blanks(value: &Value) -> bool {
    value.render().trim().contains(char::is_whitespace)
}
