//! Which folders are applied: the root modules that a change concerns.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::module::{Module, Modules, is_source};
use super::tree::local_source;
use crate::analysis::Scene;
use crate::fact::role::role_of;
use crate::repo::ChangeSet;
use crate::source::{RepoPath, Side};

/// Most folders that are searched for the callers of a module.
const CALLERS: usize = 60;
/// How far up callers are looked for.
const UP: usize = 3;

/// Whether `path` says anything that a plan depends on.
pub(super) fn matters(path: &RepoPath) -> bool {
    let name = path.file_name();
    is_source(path) || name.ends_with(".tfvars") || name.ends_with(".tfvars.json")
}

/// Data that functions of a module may read.
pub(super) fn is_data(path: &RepoPath) -> bool {
    let name = path.file_name();
    [".yaml", ".yml", ".json", ".csv", ".txt", ".sh", ".tpl", ".tftpl", ".pem", ".sql"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Whether the change has anything that a module may consist of, be given, or read.
pub(super) fn concerns(change: &ChangeSet) -> bool {
    let paths = change.files.iter().flat_map(|file| [Some(&file.path), file.before_path.as_ref()]).flatten();
    paths.into_iter().any(|path| matters(path) || is_data(path))
}

/// The folders whose module the change touches, or whose values it does; and those of which it touches only data.
pub(super) fn touched(scene: &mut Scene<'_>) -> (BTreeSet<RepoPath>, BTreeSet<RepoPath>) {
    let (mut folders, mut readers) = (BTreeSet::new(), BTreeSet::new());
    let paths = scene.change.files.iter().flat_map(|file| [Some(file.path.clone()), file.before_path.clone()]);
    for path in paths.flatten().collect::<Vec<_>>() {
        let (own, data) = (is_source(&path), !matters(&path));
        if data && !is_data(&path) {
            continue;
        }
        let mut folder = path.folder();
        // Values and data may stand in a folder of their own below the module: `env/prod.tfvars`.
        for _ in 0..2 {
            if own || holds_module(scene, &folder) {
                break;
            }
            folder = folder.folder();
        }
        if holds_module(scene, &folder) {
            if data {
                readers.insert(folder)
            } else {
                folders.insert(folder)
            };
        }
    }
    readers.retain(|folder| !folders.contains(folder));
    (folders, readers)
}

fn holds_module(scene: &mut Scene<'_>, folder: &RepoPath) -> bool {
    [Side::Before, Side::After].into_iter().any(|side| scene.list(side, folder).files.iter().any(is_source))
}

/// Whether a module is made to be called, or to be shown: who applies it, and with what, is not seen in its own folder.
pub(super) fn is_called(folder: &RepoPath, module: &Module) -> bool {
    let path = folder.to_text();
    let named = path.split('/').any(|part| part == "modules" || part == "module");
    named || is_shown(folder) || !module.is_applied() && module.asks_for_values()
}

/// Whether a folder is there for its readers, or for tests.
pub(super) fn is_shown(folder: &RepoPath) -> bool {
    role_of(&format!("{}/main.tf", folder.to_text())).lowers()
}

/// The modules of the repository that call `called`, looked for above it and beside what stands above it.
pub(super) fn callers(scene: &mut Scene<'_>, modules: &mut Modules, called: &RepoPath) -> BTreeSet<RepoPath> {
    let mut found = BTreeSet::new();
    let mut left = CALLERS;
    let mut above = called.clone();
    for _ in 0..UP {
        if above.as_bytes().is_empty() {
            break;
        }
        above = above.folder();
        let mut pending = vec![above.clone()];
        let below = scene.list(Side::After, &above).folders;
        pending.extend(below.iter().cloned());
        for folder in below {
            pending.extend(scene.list(Side::After, &folder).folders);
        }
        for folder in pending.into_iter().filter(|folder| folder != called && !is_shown(folder)) {
            if left == 0 {
                return found;
            }
            if !holds_module(scene, &folder) {
                continue;
            }
            left -= 1;
            let mut calls_it = |side| {
                mentions(scene, side, &folder, called)
                    && modules.module(scene, side, &folder).is_some_and(|module| calls(&module, called))
            };
            if calls_it(Side::After) || calls_it(Side::Before) {
                found.insert(folder);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Whether a file of `folder` names the last part of `called` at all: to look is cheaper than to parse.
fn mentions(scene: &mut Scene<'_>, side: Side, folder: &RepoPath, called: &RepoPath) -> bool {
    let name = called.file_name();
    let files: Vec<RepoPath> = scene.list(side, folder).files.into_iter().filter(is_source).collect();
    files.iter().any(|path| {
        scene.read(side, path).is_some_and(|text| text.text.contains("module") && text.text.contains(&name))
    })
}

fn calls(module: &Rc<Module>, called: &RepoPath) -> bool {
    let source = |call: &Rc<super::module::Block>| local_source(call).and_then(|source| module.folder.joined(&source));
    module.calls.values().filter_map(source).any(|folder| folder == *called)
}
