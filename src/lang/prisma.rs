//! Schemas of Prisma: a data language, read by its lines. The grammar there is stumbles over what schemas are full of:
//! `@@map` in an enum, a default of `0.5` or `-1`.

use super::Language;

pub(super) static LANGUAGE: Language =
    Language { id: "prisma", extensions: &["prisma"], file_names: &[], shebangs: &[], grammar: None, host: None };
