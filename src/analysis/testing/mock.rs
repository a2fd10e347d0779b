//! Stand-ins: what a test puts in the place of something.

use super::text::{elements, groups, strings};
use super::words::{self, first, last};
use crate::fact::outline::{Outline, What};
use crate::source::{Source, Span};

/// A stand-in.
#[derive(Clone, Debug)]
pub(super) struct Mock {
    /// What it stands for: a function, a class, or a module.
    pub(super) name: String,
    /// What that belongs to.
    pub(super) owner: String,
    pub(super) what: Stands,
    pub(super) span: Span,
}

/// What a stand-in stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    Function,
    /// A function, by a name that the test gives to the stand-in.
    Bound,
    Class,
    Module,
}

/// The stand-in that the item at `at` puts up, if it does.
pub(super) fn of_item(outline: &Outline, source: &Source, at: usize) -> Option<Mock> {
    let item = outline.items.get(at)?;
    let text = source.slice(item.span);
    if item.what == What::Mark
        && matches!(last(&item.name), "Mock" | "MockBean" | "MockK" | "MockitoBean" | "RelaxedMockK")
    {
        return of_field(source, item.span);
    }
    if item.what == What::Binding {
        const MADE: &[&str] = &[
            "MagicMock(",
            "Mock(",
            "AsyncMock(",
            "mock.Mock(",
            "mock.MagicMock(",
            "mock.AsyncMock(",
            "jest.fn(",
            "vi.fn(",
            "sinon.stub(",
            "sinon.fake",
            "create_autospec(",
        ];
        let made = MADE.iter().any(|word| item.text.starts_with(word));
        let plain = item.name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '$'));
        let (owner, own) = item.name.rsplit_once('.').unwrap_or(("", &item.name));
        return (made && plain).then(|| Mock {
            name: own.to_owned(),
            owner: last(owner).to_owned(),
            what: Stands::Bound,
            span: item.span,
        });
    }
    let name = item.name.as_str();
    let known = name.split('.').any(|step| words::MOCKS.contains(&step));
    if !known {
        return None;
    }
    let given = elements(groups(text).first().copied().unwrap_or_default());
    let first_text = given
        .first()
        .and_then(|one| strings(one).first().copied())
        .filter(|_| given.first().is_some_and(|one| one.starts_with(['"', '\'', '`'])));
    let make = |path: &str, what: Stands| {
        let (owner, own) = path.rsplit_once('.').unwrap_or(("", path));
        Mock { name: own.to_owned(), owner: last(owner).to_owned(), what, span: item.span }
    };
    match name {
        "jest.mock" | "vi.mock" | "jest.doMock" | "vi.doMock" | "mock.module" | "jest.unstable_mockModule" => {
            let path = first_text.or_else(|| strings(text).first().copied())?;
            let partial =
                ["requireActual", "importActual", "importOriginal", "spy: true"].iter().any(|word| text.contains(word));
            let stem = path.rsplit('/').next()?.split('.').next()?;
            (path.starts_with(['.', '@', '~']) && !partial).then(|| Mock {
                name: stem.to_owned(),
                owner: String::new(),
                what: Stands::Module,
                span: item.span,
            })
        }
        _ if name.contains("patch.object")
            || (name.contains("setattr") && first(name) == "monkeypatch")
            || name.contains("spyOn")
            || matches!(name, "sinon.stub" | "sandbox.stub" | "mock.method" | "td.replace") =>
        {
            if let Some(path) = first_text.filter(|_| name.contains("setattr")) {
                return Some(make(path, Stands::Function));
            }
            let spied = name.contains("spyOn") && !replaced(source, item.span);
            let method = given.get(1).and_then(|one| strings(one).first().copied())?;
            (!spied).then(|| Mock {
                name: method.to_owned(),
                owner: last(given.first().copied().unwrap_or_default()).to_owned(),
                what: Stands::Function,
                span: item.span,
            })
        }
        _ if last(name) == "patch" => {
            first_text.filter(|path| path.contains('.')).map(|path| make(path, Stands::Function))
        }
        _ if name.starts_with("allow") || name.starts_with("expect_any_instance_of") => {
            let message = text.split_once("receive(").or_else(|| text.split_once("receive "))?.1;
            let message: String = message
                .trim_start_matches([':', '(', '"'])
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '!' | '?'))
                .collect();
            let original = text.contains("and_call_original") || text.contains("and_wrap_original");
            (!original).then(|| Mock {
                name: message,
                owner: last(given.first().copied().unwrap_or_default()).to_owned(),
                what: Stands::Function,
                span: item.span,
            })
        }
        _ => of_class(name, text, &given, item.span),
    }
}

/// Whether what is spied on does something else from then on.
fn replaced(source: &Source, span: Span) -> bool {
    let rest = source.text.get(span.start..).unwrap_or_default();
    let statement = rest.split(['\n', ';']).take(3).collect::<Vec<_>>().join(" ");
    statement.contains(".mock") && !statement.contains("mockName")
}

fn of_class(name: &str, text: &str, given: &[&str], span: Span) -> Option<Mock> {
    let making = matches!(
        last(name),
        "mock"
            | "mockk"
            | "createMock"
            | "createStub"
            | "getMockBuilder"
            | "Mock"
            | "instance_double"
            | "mockStatic"
            | "mockConstruction"
            | "For"
            | "mockClass"
            | "mockObject"
            | "mockkStatic"
    );
    if !making {
        return None;
    }
    let generic = text
        .split(['(', '{'])
        .next()
        .and_then(|head| head.split_once('<'))
        .map(|(_, rest)| rest.split(['>', ',']).next().unwrap_or_default().trim());
    let argument = given.first().map(|one| {
        one.trim_end_matches(".class")
            .trim_end_matches("::class.java")
            .trim_end_matches("::class")
            .trim_matches(['"', '\'', '\\'])
    });
    let class = generic.or(argument)?;
    let class = last(class.rsplit('\\').next().unwrap_or(class));
    class.starts_with(char::is_uppercase).then(|| Mock {
        name: class.to_owned(),
        owner: String::new(),
        what: Stands::Class,
        span,
    })
}

/// `@Mock private OrderService service;`
fn of_field(source: &Source, span: Span) -> Option<Mock> {
    let rest = source.text.get(span.end..)?;
    let declared = rest.split(';').next().filter(|text| text.len() < 200)?;
    let mut words = declared
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| word.starts_with(char::is_uppercase));
    let class = words.next()?;
    Some(Mock { name: class.to_owned(), owner: String::new(), what: Stands::Class, span })
}
