//! Models that kept what they deleted by what they declared.

use super::hard::tale;
use super::{Half, Tale};
use crate::fact::outline::What;
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::snake;

/// Marks, bases and options of a class that make its deletions soft.
pub(super) const DECLARED: &[&str] = &[
    "sql_delete",
    "soft_delete",
    "soft_deletes",
    "acts_as_paranoid",
    "paranoid",
    "discard.model",
    "paranoia",
    "delete_date_column",
    "soft_deletable",
    "safe_delete_model",
    "soft_delete_model",
    "soft_delete_mixin",
    "soft_deletes_trait",
    "where_deleted",
    "acts_as_archival",
    "soft_deletable_model",
    "soft_delete_object",
    "gorm.deleted_at",
    "safe_delete",
    "archivable",
    "discardable",
];

/// A class whose deletions were soft by what it declared.
pub(super) fn undeclared(before: &Half<'_, '_>, after: &Half<'_, '_>) -> Option<Tale> {
    let declares = |text: &str| {
        let name = snake(&text.replace("::", "."));
        let words: Vec<&str> = name.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).collect();
        words.iter().any(|word| DECLARED.iter().any(|known| *word == *known || word.ends_with(&format!(".{known}"))))
    };
    let declared = |half: &Half<'_, '_>| -> Option<usize> {
        let inside = half.at.into_iter().flat_map(|at| half.outline().children(Some(at)).collect::<Vec<_>>());
        let mut inside = inside.filter_map(|at| Some((at, half.item(at)?)));
        let fields =
            |at: usize| half.outline().within(at).iter().any(|item| item.what == What::Mark && declares(&item.name));
        let found = inside.find(|(at, item)| match item.what {
            What::Binding => fields(*at),
            What::Mark => declares(&item.name),
            What::Call => {
                declares(&item.text)
                    && matches!(item.name.as_str(), "include" | "acts_as_paranoid" | "use" | "acts_as_archival")
            }
            _ => false,
        });
        found.map(|(at, _)| at)
    };
    let is_class =
        |half: &Half<'_, '_>| half.definition().is_some_and(|item| item.name.starts_with(char::is_uppercase));
    let gone = declared(before).filter(|_| is_class(before))?;
    if declared(after).is_some() || declares(&after.definition()?.text) {
        return None;
    }
    let spot = after.spot(after.at?)?;
    Some(Tale {
        rule: "soft-delete-made-hard",
        noun: "a soft delete",
        class: TargetClass::T1,
        confidence: Confidence::High,
        spot,
        before: before.spot(gone),
        covers: None,
        unit: after.path.clone(),
        name: after.name().to_owned(),
        text: before.item(gone).map(|item| item.text.clone()).unwrap_or_default(),
        evidence: "what its deletions were kept by is gone".to_owned(),
    })
}

/// A model whose options or fields made its deletions soft: `paranoid: true`, `gorm.DeletedAt`, `use SoftDeletes`.
pub(super) fn undone(before: &Half<'_, '_>, after: &Half<'_, '_>) -> Option<Tale> {
    const FIELDS: &[&str] = &["gorm.DeletedAt", "soft_delete.DeletedAt", "gorm.Model"];
    let told = |at: usize, gone: Option<usize>| {
        let mut tale = tale(after, at, before, gone)?;
        tale.evidence = "what its deletions were kept by is gone".to_owned();
        Some(tale)
    };
    let option = |half: &Half<'_, '_>| {
        half.items()
            .find(|(_, item)| item.what == What::Option && item.name == "paranoid" && item.text == "true")
            .map(|(at, _)| at)
    };
    let call = |half: &Half<'_, '_>, at: usize| {
        half.outline().around(at).find(|up| half.item(*up).is_some_and(|item| item.what == What::Call))
    };
    if let Some(gone) = option(before).filter(|_| option(after).is_none()) {
        let name = call(before, gone).and_then(|at| before.item(at)).map(|item| item.name.clone())?;
        let (now, _) = after.items().find(|(_, item)| item.what == What::Call && item.name == name)?;
        return told(now, Some(gone));
    }
    let types = |half: &Half<'_, '_>| -> Vec<(usize, String, bool)> {
        let types = half.items().filter(|(_, item)| item.what == What::Type);
        types.map(|(at, item)| (at, item.name.clone(), FIELDS.iter().any(|field| item.text.contains(field)))).collect()
    };
    let was = types(before);
    for (at, name, soft) in types(after) {
        if !soft && was.iter().any(|(_, other, soft)| *other == name && *soft) {
            return told(at, None);
        }
    }
    // Traits of a class of PHP are no items.
    let uses = |half: &Half<'_, '_>| {
        half.text()
            .lines()
            .any(|line| line.trim_start().starts_with("use ") && line.contains("SoftDelet") && !line.contains('\\'))
    };
    let is_class = after.definition().is_some_and(|item| item.name.starts_with(char::is_uppercase));
    if after.language() == "php" && is_class && uses(before) && !uses(after) {
        return told(after.at?, before.at);
    }
    None
}
