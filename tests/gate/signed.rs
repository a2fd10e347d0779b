//! Approvals in trailers of signed commits and tags, verified by git.

use super::*;

/// A key of `who`; none where there is no ssh-keygen.
fn key(scene: &Scene, who: &str) -> Option<(String, String, String)> {
    let path = scene.folder.path().join(who);
    let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", who, "-f"]).arg(&path).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: there is no ssh-keygen");
        return None;
    }
    let public = fs::read_to_string(path.with_extension("pub")).unwrap();
    let shown = Command::new("ssh-keygen").args(["-l", "-f"]).arg(path.with_extension("pub")).output().unwrap();
    let fingerprint = String::from_utf8_lossy(&shown.stdout).split(' ').nth(1).unwrap().to_owned();
    Some((path.to_string_lossy().into_owned(), public, fingerprint))
}

fn diff(scene: &Scene) -> String {
    let (_, out) = scene.gate(&["--output-format", "json"]);
    serde_json::from_str::<serde_json::Value>(&out).unwrap()["diff"].as_str().unwrap().to_owned()
}

/// What dana does: an empty commit on top that approves `digest`, signed with `key` if there is one.
fn approve(scene: &Scene, digest: &str, key: Option<&str>) {
    let message = format!("Approve\n\nBlastlint-Approved-by: Dana <dana@example.org> {digest}\n");
    let sign = format!("user.signingKey={}", key.unwrap_or_default());
    let mut args = vec!["-c", "gpg.format=ssh", "-c", &sign, "commit", "-q", "--allow-empty", "-m", &message];
    args.extend(key.map(|_| "-S"));
    let output = git_as("dana", &scene.repo(), &args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_signed_trailer_approves_the_diff_that_it_names() {
    let mut scene = Scene::new(&[]);
    let Some((private, public, fingerprint)) = key(&scene, "dana") else { return };
    let policy = format!("[gate]\napprovers = [\"@dana\"]\n[[gate.signer]]\nby = \"dana\"\nkey = \"{fingerprint}\"\n");
    let keys = scene;
    scene = Scene::new(&[("blastlint.toml", &policy)]);
    let signers = keys.file("signers", &format!("dana@example.org {public}"));
    git(&scene.repo(), &["config", "gpg.ssh.allowedSignersFile", &signers]);
    let digest = diff(&scene);

    approve(&scene, &digest, None);
    expect(scene.gate(&[]), 1, "carries no signature that git finds good");
    git(&scene.repo(), &["reset", "-q", "--hard", "HEAD~1"]);

    approve(&scene, "sha256:0", Some(&private));
    expect(scene.gate(&[]), 1, "it approves another diff");
    git(&scene.repo(), &["reset", "-q", "--hard", "HEAD~1"]);

    approve(&scene, &digest, Some(&private));
    assert_eq!(diff(&scene), digest, "an empty commit changes no diff");
    expect(scene.gate(&[]), 0, "dana approves by a signed trailer: counts");

    // A key that git knows nobody for counts only where the policy says so.
    git(&scene.repo(), &["config", "gpg.ssh.allowedSignersFile", &keys.file("nobody", "")]);
    expect(scene.gate(&[]), 1, "git does not know whose the key");

    // What comes after the approval is not approved.
    git(&scene.repo(), &["config", "gpg.ssh.allowedSignersFile", &signers]);
    scene.write("run.sh", &format!("{DANGER}rm -rf /srv/data\n"));
    scene.commit("More");
    expect(scene.gate(&[]), 1, "it approves another diff");
}

#[test]
fn somebody_elses_key_does_not_approve() {
    let keys = Scene::new(&[]);
    let Some((_, _, fingerprint)) = key(&keys, "dana") else { return };
    let Some((private, public, _)) = key(&keys, "carol") else { return };
    let by_key = format!("[[gate.signer]]\nby = \"dana\"\nkey = \"{fingerprint}\"\n");
    let by_name = "[[gate.signer]]\nby = \"dana\"\nprincipal = \"dana@example.org\"\n";
    for policy in [by_key.as_str(), by_name] {
        let scene = Scene::new(&[("blastlint.toml", policy)]);
        // The change brings the file of allowed signers along, and says there that carol's key is dana's.
        scene.write("signers", &format!("dana@example.org {public}"));
        scene.commit("Signers");
        let own = scene.repo().join("signers").to_string_lossy().into_owned();
        git(&scene.repo(), &["config", "gpg.ssh.allowedSignersFile", &own]);
        approve(&scene, &diff(&scene), Some(&private));
        expect(scene.gate(&[]), 1, "no [[gate.signer]] has the key");
    }
    // From outside of the working tree the name is believed.
    let scene = Scene::new(&[("blastlint.toml", by_name)]);
    let signers = keys.file("signers", &format!("dana@example.org {public}"));
    git(&scene.repo(), &["config", "gpg.ssh.allowedSignersFile", &signers]);
    approve(&scene, &diff(&scene), Some(&private));
    expect(scene.gate(&[]), 0, "dana approves by a signed trailer: counts");
}

#[test]
fn a_signed_tag_approves_too() {
    let keys = Scene::new(&[]);
    let Some((private, public, fingerprint)) = key(&keys, "dana") else { return };
    let policy = format!("[[gate.signer]]\nby = \"dana\"\nkey = \"{fingerprint}\"\n");
    let scene = Scene::new(&[("blastlint.toml", &policy)]);
    let signers = keys.file("signers", &format!("dana@example.org {public}"));
    git(&scene.repo(), &["config", "gpg.ssh.allowedSignersFile", &signers]);
    let message = format!("Approved\n\nBlastlint-Approved-by: Dana <dana@example.org> {}", diff(&scene));
    let sign = format!("user.signingKey={private}");
    let tag = ["-c", "gpg.format=ssh", "-c", &sign, "tag", "-s", "-m", &message, "approved-7"];
    let output = git_as("dana", &scene.repo(), &tag);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    expect(scene.gate(&[]), 0, "dana approves by a signed trailer: counts");
}
