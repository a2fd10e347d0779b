use super::*;
use crate::lang::detect;
use crate::source::RepoPath;
use crate::syntax;

/// The outline as lines, what stands inside others further in.
fn shown(path: &str, text: &str) -> String {
    let source = Source::new(RepoPath::from(path), text.as_bytes());
    let language = detect(&source.path, text).unwrap();
    let tree = syntax::parse(language, &source, None).unwrap();
    let whole = [Span::new(0, text.len())];
    let outline = read(language.host.unwrap(), &tree, &source, &whole);
    let mut lines = String::new();
    for (at, item) in outline.items.iter().enumerate() {
        let depth = outline.around(at).count();
        let said = if item.name.is_empty() { item.text.clone() } else { item.name.clone() };
        lines += &format!("{}{:?} {said}\n", "  ".repeat(depth), item.what);
    }
    lines
}

#[test]
fn a_handler_in_every_language() {
    for (path, text) in [
        (
            "a.py",
            "@login_required\ndef purge(ids, dry_run=True):\n    if not ids:\n        return\n    store.delete(ids)\n",
        ),
        (
            "a.rs",
            "#[guarded]\nfn purge(ids: &[u32]) -> Result<(), E> {\n    if ids.is_empty() { return Ok(()); }\n    store.delete(ids)?;\n}\n",
        ),
        (
            "a.ts",
            "class A {\n  @UseGuards(Auth)\n  purge(ids: string[]) {\n    if (!ids.length) return;\n    this.store.delete(ids);\n  }\n}\n",
        ),
        (
            "a.go",
            "func Purge(ids []string) error {\n\tif len(ids) == 0 {\n\t\treturn nil\n\t}\n\treturn store.Delete(ids)\n}\n",
        ),
        ("a.rb", "def purge(ids)\n  return if ids.empty?\n  store.delete(ids)\nend\n"),
        (
            "A.java",
            "class A {\n  @PreAuthorize(\"x\")\n  void purge(List<String> ids) {\n    if (ids.isEmpty()) return;\n    store.delete(ids);\n  }\n}\n",
        ),
        (
            "A.cs",
            "class A {\n  [Authorize]\n  public void Purge(List<string> ids) {\n    if (ids.Count == 0) return;\n    store.Delete(ids);\n  }\n}\n",
        ),
        (
            "a.kt",
            "class A {\n  @Secured(\"x\")\n  fun purge(ids: List<String>) {\n    if (ids.isEmpty()) return\n    store.delete(ids)\n  }\n}\n",
        ),
        (
            "a.php",
            "<?php\nclass A {\n  #[IsGranted('x')]\n  function purge(array $ids) {\n    if (empty($ids)) return;\n    $this->store->delete($ids);\n  }\n}\n",
        ),
    ] {
        let shown = shown(path, text);
        println!("== {path}\n{shown}");
        for what in ["Definition ", "Parameter ", "Check ", "Then", "Leave ", "delete"] {
            assert!(shown.to_lowercase().contains(&what.to_lowercase()), "{path} without {what}:\n{shown}");
        }
        let marked = !matches!(path, "a.go" | "a.rb");
        assert_eq!(shown.contains("Mark "), marked, "{path}:\n{shown}");
    }
}

#[test]
fn failures_and_frames_in_every_language() {
    for (path, text) in [
        (
            "a.py",
            "def f():\n    try:\n        with lock:\n            push()\n    except (OSError, E) as e:\n        raise X() from e\n    finally:\n        close()\n",
        ),
        ("a.ts", "function f() {\n  try { push(); } catch (e) { throw e; } finally { close(); }\n}\n"),
        ("a.rb", "def f\n  begin\n    push\n  rescue OSError => e\n    raise\n  ensure\n    close\n  end\nend\n"),
        (
            "A.java",
            "class A { void f() {\n synchronized (lock) { try { push(); } catch (IOException e) { throw e; } finally { close(); } } } }\n",
        ),
        (
            "A.cs",
            "class A { void F() {\n using (var t = Begin()) { try { Push(); } catch (IOException e) { throw; } finally { Close(); } } } }\n",
        ),
        ("a.kt", "fun f() {\n try { push() } catch (e: IOException) { throw e } finally { close() }\n}\n"),
        (
            "a.php",
            "<?php\nfunction f() {\n try { push(); } catch (IOException $e) { throw $e; } finally { close(); }\n}\n",
        ),
    ] {
        let shown = shown(path, text);
        println!("== {path}\n{shown}");
        for what in ["Attempt ", "Handler ", "Finally", "push", "close"] {
            assert!(shown.to_lowercase().contains(&what.to_lowercase()), "{path} without {what}:\n{shown}");
        }
        let framed = matches!(path, "a.py" | "A.java" | "A.cs");
        assert_eq!(shown.contains("Frame "), framed, "{path}:\n{shown}");
    }
}

#[test]
fn what_is_handed_to_calls() {
    let text = "router.delete('/x/:id', requireAuth, async (req, res) => {\n  await pool.query(sql, { timeout: 5 });\n});\n\
                const purge = async () => { await run(); };\nit.only('works', () => { expect(a).not.toBe(1); });\n";
    let shown = shown("a.ts", text);
    for line in [
        "Call router.delete\n",
        "  Closure",
        "    Call pool.query",
        "      Option timeout",
        "Definition purge\n",
        "Call it.only\n",
        "    Call expect.not.toBe\n",
    ] {
        assert!(shown.contains(line), "{line}:\n{shown}");
    }
}
