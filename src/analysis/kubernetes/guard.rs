//! Annotations that keep an object when it leaves the source.

use super::managed::Engine;
use super::object::Thing;

/// Whether `thing`, as it was before the change, is kept by what applies it.
///
/// Only what the running object carries holds; what a change adds while it takes the object away does nothing.
pub(super) fn keeps(thing: &Thing, engine: Engine) -> bool {
    let says = |name: &str, values: &[&str]| {
        thing.mark(name).is_some_and(|text| values.iter().any(|value| text.to_lowercase().contains(value)))
    };
    let helm = || says("helm.sh/resource-policy", &["keep"]);
    let argo = || {
        helm()
            || says(
                "argocd.argoproj.io/sync-options",
                &["prune=false", "prune=confirm", "delete=false", "delete=confirm"],
            )
    };
    let flux = || {
        says("kustomize.toolkit.fluxcd.io/prune", &["disabled"])
            || says("kustomize.toolkit.fluxcd.io/reconcile", &["disabled"])
    };
    match engine {
        Engine::Helm => helm(),
        Engine::Argo => argo(),
        Engine::Flux => flux(),
        Engine::Kubectl => false,
        Engine::Unknown => argo() || flux(),
    }
}
