//! A module of Terraform with 2,000 resources, of which a change touches one, a few, or every file: what is judged of it,
//! beside a bare parse of both sides of its folder, in one run.
//!
//! - J: the change loaded from two folders and linted, in a process that is warm
//! - P: a bare parse of every file of both folders with tree-sitter, with as many threads
//!
//! Wall times in milliseconds, the median of several runs taken in turn. What is aimed at: J ≤ 3·P.
//!
//!     cargo bench --bench module                 the figures
//!     cargo bench --bench module -- --assert     exit 1 where the aim is missed

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark prints and may fail by panicking"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use blastlint::lang::LANGUAGES;
use blastlint::lint::lint;
use blastlint::policy::Policy;
use blastlint::repo::{Input, load};
use blastlint::rule::RuleSet;
use rayon::prelude::*;

const FILES: usize = 40;
const RUNS: usize = 9;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    // `cargo test --all-targets` runs benchmarks, too, without this: tests measure no time.
    if !args.iter().any(|arg| arg == "--bench") {
        return ExitCode::SUCCESS;
    }
    println!("{:>8} {:>9} {:>9} {:>9} {:>9} {:>7}", "changed", "KiB", "findings", "J ms", "P ms", "J/P");
    let mut missed = false;
    for changed in [1, 4, FILES] {
        let folder = tempfile::tempdir().unwrap();
        let sides = [folder.path().join("before"), folder.path().join("after")];
        let bytes: usize =
            sides.iter().enumerate().map(|(side, path)| write(path, if side == 0 { 0 } else { changed })).sum();
        missed |= measure(&sides, changed, bytes);
    }
    if missed && args.iter().any(|arg| arg == "--assert") { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn measure(sides: &[std::path::PathBuf; 2], changed: usize, bytes: usize) -> bool {
    let rules = RuleSet::shipped().unwrap();
    let judge = || {
        let input = Input::Pair { before: sides[0].clone(), after: sides[1].clone() };
        lint(load(&input, Path::new(".")).unwrap(), &rules, &Policy::default())
    };
    let report = judge();
    assert!(report.gaps.is_empty(), "{:?}", report.gaps);
    let (mut judged, mut parsed) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        judged.push(timed(|| drop(judge())));
        parsed.push(timed(|| parse(sides)));
    }
    let (judged, parsed) = (median(judged), median(parsed));
    let ratio = judged / parsed;
    println!("{changed:>8} {:>9} {:>9} {judged:>9.1} {parsed:>9.1} {ratio:>7.2}", bytes / 1024, report.findings.len());
    ratio > 3.0
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1000.0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn parse(sides: &[std::path::PathBuf; 2]) {
    let hcl = LANGUAGES.iter().find(|language| language.id == "hcl").unwrap().grammar.unwrap();
    let files: Vec<std::path::PathBuf> =
        sides.iter().flat_map(|side| std::fs::read_dir(side).unwrap().map(|entry| entry.unwrap().path())).collect();
    files.par_iter().for_each(|path| {
        let mut parser = tree_sitter::Parser::new();
        parser.set_language(&hcl()).unwrap();
        parser.parse(std::fs::read(path).unwrap(), None).unwrap();
    });
}

/// A folder of 2,000 resources in which one of each kind differs in the first `changed` files; how many bytes it has.
fn write(folder: &Path, changed: usize) -> usize {
    std::fs::create_dir_all(folder).unwrap();
    let mut bytes = 0;
    let mut put = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        bytes += text.len();
    };
    put(
        "main.tf",
        "provider \"aws\" {\n  region = \"eu-west-1\"\n}\n\nlocals {\n  name = \"shop\"\n  tags = { team = \"shop\" }\n}\n\nvariable \"vpc_id\" {\n  default = \"vpc-1\"\n}\n",
    );
    for file in 0..FILES {
        let mut text = String::new();
        for one in 0..10 {
            let engine = if file < changed && one == 0 { "mysql" } else { "postgres" };
            write!(text, "\
resource \"aws_security_group\" \"s{file}_{one}\" {{\n  name        = \"${{local.name}}-{file}-{one}\"\n  description = \"of a service\"\n  vpc_id      = var.vpc_id\n  tags        = local.tags\n}}\n\n\
resource \"aws_security_group_rule\" \"r{file}_{one}\" {{\n  type              = \"ingress\"\n  from_port         = 443\n  to_port           = 443\n  protocol          = \"tcp\"\n  cidr_blocks       = [\"10.0.0.0/8\"]\n  security_group_id = aws_security_group.s{file}_{one}.id\n}}\n\n\
resource \"aws_db_instance\" \"d{file}_{one}\" {{\n  identifier             = \"${{local.name}}-{file}-{one}\"\n  engine                 = \"{engine}\"\n  instance_class         = \"db.m6g.large\"\n  allocated_storage      = 100\n  vpc_security_group_ids = [aws_security_group.s{file}_{one}.id]\n\n  tags = merge(local.tags, {{ part = \"{one}\" }})\n}}\n\n\
resource \"aws_iam_role\" \"i{file}_{one}\" {{\n  name = \"${{local.name}}-{file}-{one}\"\n\n  assume_role_policy = jsonencode({{\n    Version   = \"2012-10-17\"\n    Statement = [{{ Effect = \"Allow\", Action = \"sts:AssumeRole\", Principal = {{ Service = \"ecs-tasks.amazonaws.com\" }} }}]\n  }})\n}}\n\n\
resource \"aws_cloudwatch_metric_alarm\" \"a{file}_{one}\" {{\n  alarm_name          = \"${{local.name}}-{file}-{one}\"\n  comparison_operator = \"GreaterThanThreshold\"\n  evaluation_periods  = 2\n  threshold           = 80\n\n  dimensions = {{\n    DBInstanceIdentifier = aws_db_instance.d{file}_{one}.identifier\n  }}\n}}\n\n").unwrap();
        }
        put(&format!("service{file}.tf"), &text);
    }
    bytes
}
