//! Names that say that their value is secret.

/// Words that make a name secret, alone or as the end of a word (`PGPASSWORD`, `authtoken`).
const SECRET: [&str; 9] =
    ["password", "passwd", "passphrase", "passcode", "pwd", "secret", "token", "apikey", "credential"];

/// Words that make `key` after them secret.
const KEY_OF: [&str; 12] = [
    "api",
    "private",
    "access",
    "secret",
    "signing",
    "encryption",
    "auth",
    "master",
    "account",
    "ssh",
    "deploy",
    "session",
];

/// Last words of names that speak about a secret and hold none: `password_file`, `TOKEN_TTL`, `secret_name`.
const ABOUT: [&str; 74] = [
    "algo",
    "algorithm",
    "arn",
    "at",
    "bucket",
    "budget",
    "by",
    "class",
    "column",
    "columns",
    "count",
    "days",
    "dir",
    "enabled",
    "endpoint",
    "env",
    "error",
    "expiration",
    "expires",
    "expiry",
    "field",
    "fields",
    "file",
    "files",
    "form",
    "format",
    "group",
    "header",
    "headers",
    "hint",
    "hours",
    "id",
    "ids",
    "index",
    "input",
    "kind",
    "label",
    "len",
    "length",
    "lifetime",
    "limit",
    "location",
    "manager",
    "max",
    "message",
    "min",
    "minutes",
    "name",
    "names",
    "page",
    "path",
    "pattern",
    "policy",
    "prefix",
    "prompt",
    "provider",
    "rate",
    "ref",
    "regex",
    "required",
    "role",
    "rotation",
    "seconds",
    "size",
    "store",
    "suffix",
    "table",
    "timeout",
    "title",
    "ttl",
    "type",
    "uri",
    "url",
    "version",
];

/// Whether a value under the name `key` is secret. Of a dotted name the last part counts.
pub fn is_secret(key: &str) -> bool {
    let key = key.trim_end_matches(['.', '-']);
    let last = key.rsplit('.').next().unwrap_or(key);
    // Nobody gives a secret a name of a hundred letters; a hostile text may.
    if last.len() > 100 {
        return false;
    }
    // Most words of a text are far from it, and this is asked of all of them.
    if !["pass", "pwd", "secret", "token", "key", "credential"].iter().any(|part| holds(last, part)) {
        return false;
    }
    let words = words(last);
    if words.last().is_none_or(|word| ABOUT.contains(&word.as_str())) {
        return false;
    }
    let secret = |word: &String| {
        SECRET
            .iter()
            .any(|known| word.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('s').ends_with(known))
    };
    let pair = |pair: &[String]| matches!(pair, [of, key] if key == "key" && KEY_OF.contains(&of.as_str()));
    let spelt = |word: &String| {
        matches!(word.as_str(), "privatekey" | "accesskey" | "secretkey" | "requirepass" | "masterauth")
    };
    words.iter().any(|word| (secret(word) && word != "tokens") || spelt(word))
        || words.windows(2).any(pair)
        || words.last().is_some_and(|word| word == "pass")
}

fn holds(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// `dbPassword_2` → `db`, `password`, `2`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = '_';
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() {
            previous = '_';
            continue;
        }
        let hump = c.is_ascii_uppercase() && previous.is_ascii_lowercase();
        if previous == '_' || hump {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
        previous = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_secrets() {
        for key in [
            "password",
            "PASSWORD",
            "dbPassword",
            "PGPASSWORD",
            "DB_PASS",
            "api_key",
            "apiKey",
            "X-Api-Key",
            "token",
            "GITHUB_TOKEN",
            "client_secret",
            "SECRET_KEY_BASE",
            "private_key",
            "self.token",
            "spring.db.password",
            "AWS_SECRET_ACCESS_KEY",
            "password2",
            "credentials",
            "secret-token",
        ] {
            assert!(is_secret(key), "{key}");
        }
    }

    #[test]
    fn names_about_secrets() {
        for key in [
            "password_file",
            "TOKEN_TTL",
            "secret_name",
            "max_tokens",
            "tokenizer",
            "key",
            "primary_key",
            "compass",
            "passed",
            "bypass_all",
            "token_count",
            "access_key_id",
            "token.kind",
            "monkey",
            "",
            "passenger",
            "tokens",
        ] {
            assert!(!is_secret(key), "{key}");
        }
    }
}
