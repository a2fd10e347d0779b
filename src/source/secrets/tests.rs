use super::*;

/// `[…]` stands around what must be hidden.
fn check(setting: Setting, marked: &str) {
    let text = marked.replace(['⟦', '⟧'], "");
    let mut hidden = false;
    let expected: String = marked
        .chars()
        .filter_map(|c| match c {
            '⟦' | '⟧' => {
                hidden = c == '⟦';
                None
            }
            c => Some(if hidden { star(c) } else { c }),
        })
        .collect();
    let masked = mask(&text, setting);
    assert_eq!(masked, expected, "{setting:?}");
    assert_eq!((masked.len(), masked.chars().count()), (text.len(), text.chars().count()));
    assert_eq!(mask(&masked, setting), masked, "masking again changes nothing");
}

const EVERY: [Setting; 3] = [Setting::Code, Setting::Script, Setting::Prose];

#[test]
fn secrets_show_by_their_names() {
    for setting in EVERY {
        for text in [
            "password = \"⟦hunter2⟧\"",
            "{\"api_key\": \"⟦abc⟧\", \"user\": \"me\"}",
            "'client-secret' : '⟦it''s é𝄞⟧',",
            "PGPASSWORD=⟦hunter2⟧ psql -c \"DROP TABLE x\"",
            "x --password=⟦hunter2⟧ --force",
            "x --token ⟦hunter2⟧ --force",
            "curl 'https://x/?token=⟦a1b2⟧&x=1'",
            "-H 'Authorization: Bearer ⟦abcdefgh1234⟧'",
            "mysql -u root -p⟦hunter2⟧ -e 'DROP TABLE x'",
            "CREATE USER x IDENTIFIED BY '⟦hunter2⟧'",
            "ALTER ROLE x WITH PASSWORD '⟦hunter2⟧'",
            "os.environ[\"DB_PASSWORD\"] = '⟦x1⟧'",
            "api_token: str = \"⟦abc⟧\"",
            "const API_KEY: &'static str = \"⟦abc⟧\";",
            "let token = Some(String::from(\"⟦abc⟧\"));",
            "Command::new(\"psql\").env(\"PGPASSWORD\", \"⟦hunter2⟧\")",
            "password = \"\"\"⟦hunter2\nmore⟧\"\"\"",
            "body = \"{\\\"password\\\": \\\"⟦hunter2⟧\\\"}\"",
            "dsn = \"host=db password=⟦hunter2⟧ dbname=x\"",
            "PASSWORD=⟦${PASSWORD:-hunter2}⟧",
            "aws configure set aws_secret_access_key ⟦wJalrXUtnFEMIK7MDENGbPx⟧ && rm -rf /",
            "git config github.token ⟦a1b2c3d4e5⟧",
        ] {
            check(setting, text);
        }
    }
    for text in ["password: ⟦hunter⟧", "  - token: ⟦abc⟧  # x", "password=⟦hunter2⟧"] {
        check(Setting::Script, text);
        check(Setting::Prose, text);
    }
    check(Setting::Script, "secret=⟦abc⟧ ./run\npassword = ⟦abc⟧");
    check(Setting::Env, "A=⟦1⟧\nexport B=⟦\"x y\"⟧\n# c\n");
}

#[test]
fn secrets_show_by_their_shape() {
    for setting in EVERY {
        for text in [
            "git clone https://me:⟦hunter2⟧@example.org/x",
            "postgres://u:⟦p@ss⟧@db/x and postgres://u:⟦q⟧@db",
            "https://⟦0123456789abcdef0123⟧@example.org",
            "f(ghp_⟦0123456789abcdefABCD⟧, AKIA⟦0123456789ABCDEF⟧)",
            "sk_live_⟦0123456789⟧ xoxb-⟦12-34-abcdefgh⟧.",
            "eyJ⟦hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_-d⟧ x",
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n⟦MIIEowIBAAKCAQEA0123⟧\n⟦ab==⟧\n-----END RSA PRIVATE KEY-----\nrun abc",
            "k = \"-----BEGIN PRIVATE KEY-----\\⟦nMIIEowIBAAKCAQEA0123⟧\\⟦nMIIEowIBAAKCAQEA0123⟧\\n-----END PRIVATE KEY-----\"",
        ] {
            check(setting, text);
        }
    }
}

#[test]
fn code_is_left_alone() {
    for setting in EVERY {
        for text in [
            "password = get_password()",
            "password = \"\"",
            "def f(token: str, secret: Optional[str] = None) -> str:",
            "fn f(token: &str, api_key: String) {}",
            "if token is None: raise ValueError(\"token: must not be empty\")",
            "print(\"password: \" + password, \"x\")",
            "password = os.environ[\"DB_PASSWORD\"]",
            "token = os.getenv(\"TOKEN\")",
            "token=\"$TOKEN\" PASSWORD=\"${PASSWORD}\" SECRET=$(cat /run/secret)",
            "password = f\"{user}\" + x",
            "max_tokens: 4096",
            "x --lock-token $(get x) --secret-string file://s.json --password /run/secrets/db",
            "if token == \"DROP\" or password != 'x':",
            "TOKEN_URL=https://example.org/token PASSWORD_FILE=/run/secrets/x",
            "postgres://{user}:{password}@db https://example.org/a:b@c ssh://git@example.org/x",
            "DELETE FROM tokens WHERE token = :token AND secret IS NULL",
            "names = [\"token\", \"password\", \"user\"]",
            "let secret: Secret = secrets::load()?;",
            "-----BEGIN CERTIFICATE-----\nMIIEowIBAAKCAQEA0123\n-----END CERTIFICATE-----",
            "if text.startswith(\"-----BEGIN PRIVATE KEY-----\"):\n    fi\n",
            "rm -rf /var/lib/token-store basic authentication is used",
            "psql -p5432 eyJust a word ghp_short AKIAlowercaseisnokey",
            "",
        ] {
            check(setting, text);
        }
    }
    for text in ["connect(password=pw, token=self.token)", "connect(password=password)", "TOKEN=load(x)"] {
        check(Setting::Code, text);
    }
    check(Setting::Code, "UPDATE users SET token = t.token, secret = NULL");
}

#[test]
fn no_text_takes_long() {
    let parts = [
        "password=\"",
        "eyJ-",
        "a-",
        "-----BEGIN PRIVATE KEY-----",
        "://",
        "password: ",
        "token='",
        "--token ",
        "xoxb-",
        "Bearer a",
        "secret: a[",
        "by '",
        "identified by ",
        "password=${",
        "{",
        "token=(",
        "bearer/",
        "mysql -p",
        "password=\"\\",
    ];
    for part in parts {
        let text = part.repeat(200_000 / part.len());
        for setting in EVERY {
            let start = std::time::Instant::now();
            assert_eq!(mask(&text, setting).len(), text.len());
            // A quadratic reading takes minutes.
            assert!(start.elapsed().as_secs() < 30, "{part} as {setting:?}: {:?}", start.elapsed());
        }
    }
}

#[test]
fn no_bytes_panic() {
    let seeds = ["password=\"é\\\"x\" 𝄞://a:é@b", "token: &'é str = 'é", "-----BEGIN PRIVATE KEY-----é\né", "%(é ${é"];
    for seed in seeds {
        let chars: Vec<char> = seed.chars().collect();
        for from in 0..chars.len() {
            for to in from..=chars.len() {
                let text: String = chars[from..to].iter().collect();
                for setting in [Setting::Code, Setting::Script, Setting::Env, Setting::Prose] {
                    assert_eq!(mask(&text, setting).len(), text.len());
                }
            }
        }
    }
}
