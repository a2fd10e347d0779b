use super::*;

/// The facts of a document: its commands, where they stand, and what guards them.
fn facts(path: &str, text: &str) -> Vec<String> {
    let source = Source::new(RepoPath::from(path), text.as_bytes());
    let language = detect(&source.path, text).unwrap();
    let catalogue = Catalogue::shipped();
    let lowered = lower(language, &source, catalogue, &Interest::all()).unwrap();
    assert!(lowered.unparsed.is_empty(), "{:?}", lowered.unparsed.iter().map(|s| source.slice(*s)).collect::<Vec<_>>());
    let guard = |guard: &Guard| format!(" [{} {}]", guard.kind, guard.text);
    let shown = |fact: super::super::Fact| {
        let guards: String = fact.guards.iter().map(guard).collect();
        format!("{}: {} @ {}{guards}", fact.parent, fact.rendering, source.slice(fact.span).replace('\n', "⏎"))
    };
    lowered.facts.into_iter().filter(|fact| fact.kind.is_act()).map(shown).collect()
}

#[test]
fn every_dialect_reads() {
    assert!(dialects().unwrap().len() > 5);
    for (name, text) in embedded::written("dialects") {
        file::read(&name, &text, Form::Toml).unwrap();
    }
}

#[test]
fn a_workflow() {
    let text = "\
env: { BUCKET: prod-data }
jobs:
  gc:
    runs-on: ubuntu-latest
    if: github.ref == 'refs/heads/main'
    steps:
      - run: aws s3 rb \"s3://$BUCKET\" --force
      - if: inputs.confirm
        run: |
          ssh prod 'rm -rf /srv'
      - shell: python
        run: |
          import shutil
          shutil.rmtree(\"/srv/${{ inputs.x }}\")
      - shell: node
        run: x
      - uses: appleboy/ssh-action@v1
        with: { script: rm -rf /srv }
      - uses: some/thing@v1
        with: { script: rm -rf /srv }
";
    let main = "[condition if: github.ref == 'refs/heads/main']";
    let here = format!("{main} [disposable-machine runs-on: ubuntu-latest]");
    let asked = format!("{main} [confirmation if: inputs.confirm]");
    assert_eq!(
        facts(".github/workflows/x.yml", text),
        [
            format!(
                "gc: aws s3 rb s3://prod-data --force @ aws s3 rb \"s3://$BUCKET\" --force {here} [exit-on-error set -e]"
            ),
            format!(
                "gc: ssh prod rm -rf /srv @ ssh prod 'rm -rf /srv' {asked} [disposable-machine runs-on: ubuntu-latest] [exit-on-error set -e]"
            ),
            format!("gc: rm -rf /srv @ rm -rf /srv {asked} [exit-on-error set -e]"),
            format!("gc: shutil.rmtree(/srv/{{inputs.x}}) @ shutil.rmtree(\"/srv/${{{{ inputs.x }}}}\") {here}"),
            format!("gc: rm -rf /srv @ rm -rf /srv {main}"),
        ]
    );
}

/// One command in every dialect, and what stands around it.
#[test]
fn where_commands_stand() {
    for (path, text, wanted) in [
        (
            ".gitlab-ci.yml",
            "wipe:\n  image: x\n  when: manual\n  script:\n    - cd y\n    - rm -rf a\n",
            "wipe: rm -rf a @ rm -rf a [condition when: manual] [disposable-machine image: x] [checked-directory cd y] [exit-on-error set -e]",
        ),
        (
            ".gitlab-ci.yml",
            ".x: &x\n  - rm -rf a\nj:\n  rules: [{if: $CI_COMMIT_TAG}]\n  script: [*x]\n",
            "j: rm -rf a @ rm -rf a [condition rules.if: $CI_COMMIT_TAG] [exit-on-error set -e]",
        ),
        (
            "azure-pipelines.yml",
            "jobs:\n- job: j\n  steps:\n  - script: rm -rf $(Build.X)/a\n",
            "j: rm -rf {Build.X}/a @ rm -rf $(Build.X)/a",
        ),
        (
            "azure-pipelines.yml",
            "steps:\n- task: AzureCLI@2\n  inputs:\n    inlineScript: |\n      rm -rf a\n",
            ": rm -rf a @ rm -rf a",
        ),
        (
            ".circleci/config.yml",
            "version: 2.1\njobs:\n  j:\n    steps:\n    - run: { command: rm -rf << parameters.x >> }\n",
            "j: rm -rf {parameters.x} @ rm -rf << parameters.x >> [disposable-machine version: 2.1] [exit-on-error set -e]",
        ),
        (
            "bitbucket-pipelines.yml",
            "pipelines:\n  default:\n  - step:\n      name: n\n      script:\n      - rm -rf a\n",
            "n: rm -rf a @ rm -rf a [exit-on-error set -e]",
        ),
        (".travis.yml", "after_success: rm -rf a\n", ": rm -rf a @ rm -rf a"),
        (
            ".woodpecker/x.yml",
            "steps:\n  s:\n    commands:\n    - rm -rf a\n",
            "s: rm -rf a @ rm -rf a [exit-on-error set -e]",
        ),
        (
            ".buildkite/p.yml",
            "steps:\n- label: l\n  command: rm -rf $$X\n",
            "l: rm -rf {$X} @ rm -rf $$X [exit-on-error set -e]",
        ),
        (
            "t.yaml",
            "apiVersion: tekton.dev/v1\nkind: Task\nspec:\n  steps:\n  - script: |\n      rm -rf $(workspaces.x.path)/a\n",
            ": rm -rf {workspaces.x.path}/a @ rm -rf $(workspaces.x.path)/a",
        ),
        (
            "a.yaml",
            "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templates:\n  - name: t\n    script:\n      command: [sh]\n      source: rm -rf \"{{inputs.x}}\"\n",
            "t: rm -rf {inputs.x} @ rm -rf \"{{inputs.x}}\"",
        ),
        (
            "k.yaml",
            "apiVersion: batch/v1\nkind: Job\nmetadata: {name: n}\nspec:\n  containers:\n  - command: [sh, -c]\n    args: ['rm -rf a']\n",
            "n: rm -rf a @ rm -rf a",
        ),
        (
            "k.yaml",
            "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: docker.io/bitnami/kubectl:1.2\n    args: [delete, ns, x]\n",
            ": kubectl delete ns x @ [delete, ns, x]",
        ),
        ("k.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  x.sh: |\n    rm -rf a\n", "x.sh: rm -rf a @ rm -rf a"),
        (
            "charts/templates/k.yaml",
            "{{- if .x }}\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - command: [rm, -rf, \"/srv/{{ .Values.x }}\"]\n{{- end }}\n",
            ": rm -rf /srv/{.Values.x} @ [rm, -rf, \"/srv/{{ .Values.x }}\"]",
        ),
        ("docker-compose.yml", "services:\n  s:\n    command: rm -rf a\n", "s: rm -rf a @ rm -rf a"),
        (
            "docker-compose.yml",
            "services:\n  s:\n    healthcheck:\n      test: [CMD, rm, -rf, a]\n",
            "s: rm -rf a @ [CMD, rm, -rf, a]",
        ),
        (
            "compose.yaml",
            "services:\n  s:\n    healthcheck:\n      test: [CMD-SHELL, rm -rf $$X/a]\n",
            "s: rm -rf {$X}/a @ rm -rf $$X/a",
        ),
        (
            "site.yml",
            "- hosts: all\n  tasks:\n  - name: n\n    shell: rm -rf \"{{ x }}\"\n    when: y\n",
            ": rm -rf {x} @ rm -rf \"{{ x }}\" [condition when: y]",
        ),
        (
            "tasks/main.yml",
            "- ansible.builtin.command:\n    cmd: rm -rf a\n  check_mode: true\n",
            ": rm -rf a @ rm -rf a [dry-run check_mode: true]",
        ),
        ("tasks/main.yml", "- ansible.builtin.command:\n    argv: [rm, -rf, a]\n", ": rm -rf a @ [rm, -rf, a]"),
        (
            "c.yaml",
            "Resources:\n  R:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: !Sub |\n          #!/bin/bash\n          rm -rf ${AWS::StackName}\n",
            "R: rm -rf {AWS::StackName} @ rm -rf ${AWS::StackName}",
        ),
        (
            "c.json",
            "{\"Resources\": {\"R\": {\"Type\": \"AWS::EC2::Instance\", \"UserData\": {\"Fn::Base64\": {\"Fn::Join\": [\"\", [\"#!/bin/sh\\n\", \"rm -rf a\\n\"]]}}}}}",
            "R: rm -rf a @ rm -rf a",
        ),
        ("u.yaml", "#cloud-config\nruncmd:\n- rm -rf a\n", ": rm -rf a @ rm -rf a"),
        (
            "db.yaml",
            "databaseChangeLog:\n- changeSet:\n    changes:\n    - sql: DROP TABLE t\n",
            ": drop table t @ DROP TABLE t",
        ),
        (
            "Taskfile.yml",
            "tasks:\n  t:\n    prompt: sure?\n    cmds:\n    - rm -rf {{.X}}\n",
            "t: rm -rf {.X} @ rm -rf {{.X}} [confirmation prompt: sure?] [exit-on-error set -e]",
        ),
        (
            "cloudbuild.yaml",
            "steps:\n- name: gcr.io/cloud-builders/kubectl\n  args: [delete, ns, x]\n",
            ": kubectl delete ns x @ [delete, ns, x]",
        ),
        ("package.json", "{\"scripts\": {\"down\": \"rm -rf \\\"a\\\"\"}}", "down: rm -rf a @ rm -rf \\\"a\\\""),
        ("composer.json", "{\"scripts\": {\"x\": [\"rm -rf a\"]}}", "x: rm -rf a @ rm -rf a"),
        (
            ".devcontainer/devcontainer.json",
            "{\"postCreateCommand\": {\"x\": [\"rm\", \"-rf\", \"a\"]}} // y",
            "x: rm -rf a @ [\"rm\", \"-rf\", \"a\"]",
        ),
        (
            ".vscode/tasks.json",
            "{\"tasks\": [{\"label\": \"l\", \"command\": \"rm\", \"args\": [\"-rf\", \"a\"]}]}",
            "l: rm -rf a @ \"rm\", \"args\": [\"-rf\", \"a\"]",
        ),
        ("netlify.toml", "[build]\ncommand = \"rm -rf a\"\n", ": rm -rf a @ rm -rf a"),
        ("fly.toml", "[deploy]\nrelease_command = 'rm -rf a'\n", ": rm -rf a @ rm -rf a"),
        ("pyproject.toml", "[tool.poe.tasks]\nx = { shell = \"rm -rf a\" }\n", "x: rm -rf a @ rm -rf a"),
        ("pyproject.toml", "[tool.hatch.envs.default.scripts]\nx = [\"rm -rf a\"]\n", "default.x: rm -rf a @ rm -rf a"),
        (
            "Makefile.toml",
            "[tasks.x]\ncommand = \"rm\"\nargs = [\"-rf\", \"a\"]\n",
            "x: rm -rf a @ \"rm\"\u{23ce}args = [\"-rf\", \"a\"]",
        ),
        (
            ".pre-commit-config.yaml",
            "repos:\n- repo: local\n  hooks:\n  - id: h\n    entry: rm -rf a\n",
            "h: rm -rf a @ rm -rf a",
        ),
        (
            "renovate.json",
            "{\"postUpgradeTasks\": {\"commands\": [\"rm -rf {{{x}}}a\"]}}",
            ": rm -rf {{x}}a @ rm -rf {{{x}}}a",
        ),
        (
            "main.tf",
            "resource \"null_resource\" \"n\" {\n  provisioner \"local-exec\" {\n    when    = destroy\n    command = \"rm -rf ${var.x}\"\n  }\n}\n",
            "null_resource.n: rm -rf {var.x} @ rm -rf ${var.x} [condition when: destroy]",
        ),
        (
            "main.tf",
            "resource \"r\" \"n\" {\n  provisioner \"local-exec\" {}\n  provisioner \"local-exec\" {\n    interpreter = [\"python3\", \"-c\"]\n    command = \"import os\\nos.remove('/srv')\"\n  }\n}\n",
            "r.n: os.remove(/srv) @ os.remove('/srv')",
        ),
        (
            "main.tofu",
            "resource \"r\" \"n\" {\n  provisioner \"remote-exec\" {\n    inline = [\n      \"cd /opt\",\n      \"rm -rf a\",\n    ]\n  }\n}\n",
            "r.n: rm -rf a @ rm -rf a",
        ),
        (
            "main.tf.json",
            "{\"resource\": {\"r\": {\"n\": {\"provisioner\": [{\"local-exec\": {\"command\": \"rm -rf ${var.x}/$X\"}}]}}}}",
            "r.n: rm -rf {var.x}/{$X} @ rm -rf ${var.x}/$X",
        ),
        (
            "main.tf",
            "data \"external\" \"n\" {\n  program = [\"rm\", \"-rf\", \"a\"]\n}\n",
            "n: rm -rf a @ [\"rm\", \"-rf\", \"a\"]",
        ),
        (
            "main.tf",
            "resource \"aws_launch_template\" \"n\" {\n  user_data = base64encode(<<-EOF\n    #!/bin/sh\n    rm -rf $${X}/${var.y}\n  EOF\n  )\n}\n",
            "aws_launch_template.n: rm -rf {$X}/{var.y} @ rm -rf $${X}/${var.y}",
        ),
        (
            "main.tf",
            "resource \"aws_instance\" \"n\" {\n  user_data = <<-EOF\n    #cloud-config\n    runcmd:\n      - [rm, -rf, \"/srv/${var.y}\"]\n  EOF\n}\n",
            "aws_instance.n: rm -rf /srv/{var.y} @ [rm, -rf, \"/srv/${var.y}\"]",
        ),
        (
            "main.tf",
            "resource \"google_compute_instance\" \"n\" {\n  metadata = {\n    startup-script = \"rm -rf a\"\n  }\n}\n",
            "google_compute_instance.n: rm -rf a @ rm -rf a",
        ),
        (
            "main.tf",
            "resource \"aws_ssm_document\" \"n\" {\n  content = jsonencode({\n    mainSteps = [{ inputs = { runCommand = [\"rm -rf a\"] } }]\n  })\n}\n",
            "n: rm -rf a @ rm -rf a",
        ),
        (
            "main.tf",
            "resource \"kubernetes_job\" \"n\" {\n  spec {\n    container {\n      command = [\"rm\"]\n      args    = [\"-rf\", \"a\"]\n    }\n  }\n}\n",
            "kubernetes_job.n: rm -rf a @ [\"rm\"]⏎      args    = [\"-rf\", \"a\"]",
        ),
        (
            "main.tf",
            "resource \"aws_ecs_task_definition\" \"n\" {\n  container_definitions = jsonencode([{ command = [\"rm\", \"-rf\", \"a\"] }])\n}\n",
            "n: rm -rf a @ [\"rm\", \"-rf\", \"a\"]",
        ),
        (
            "main.tf",
            "resource \"aws_ecs_task_definition\" \"n\" {\n  container_definitions = <<EOF\n[{\"cpu\": ${var.cpu}, \"command\": [\"rm\", \"-rf\", \"/${var.x}\"]}]\nEOF\n}\n",
            "n: rm -rf /{var.x} @ [\"rm\", \"-rf\", \"/${var.x}\"]",
        ),
        (
            "main.tf",
            "resource \"snowflake_execute\" \"n\" {\n  execute = \"DROP TABLE t\"\n}\n",
            "n: drop table t @ DROP TABLE t",
        ),
        (
            "live/terragrunt.hcl",
            "terraform {\n  before_hook \"n\" {\n    commands = [\"apply\"]\n    execute  = [\"rm\", \"-rf\", \"a\"]\n  }\n}\n",
            "n: rm -rf a @ [\"rm\", \"-rf\", \"a\"]",
        ),
        (
            "x.pkr.hcl",
            "build {\n  sources = [\"source.x.y\"]\n  provisioner \"shell\" {\n    inline = [\"rm -rf a\"]\n  }\n}\n",
            ": rm -rf a @ rm -rf a [disposable-machine sources: source.x.y]",
        ),
        (
            "x.pkr.hcl",
            "build {\n  post-processor \"shell-local\" {\n    inline = [\"rm -rf a\"]\n  }\n}\n",
            ": rm -rf a @ rm -rf a",
        ),
        (
            "packer.json",
            "{\"provisioners\": [{\"type\": \"shell-local\", \"command\": \"rm -rf {{user `x`}}\"}]}",
            ": rm -rf {user `x`} @ rm -rf {{user `x`}}",
        ),
        (
            "x.pkr.hcl",
            "build {\n  provisioner \"powershell\" {}\n  provisioner \"powershell\" {\n    inline = [\"Remove-Item a\"]\n  }\n}\n",
            ": remove-item a @ Remove-Item a [disposable-machine inline: Remove-Item a]",
        ),
        (
            "jobs/x.nomad",
            "job \"j\" {\n  task \"t\" {\n    config {}\n    template {\n      destination = \"local/x.sh\"\n      data = <<EOH\nrm -rf /srv/{{ env \"X\" }}\nEOH\n    }\n  }\n}\n",
            "j.t: rm -rf /srv/{env \"X\"} @ rm -rf /srv/{{ env \"X\" }}",
        ),
        (
            "jobs/x.nomad.hcl",
            "job \"j\" {\n  group \"g\" {\n    task \"t\" {\n      config {\n        command = \"rm\"\n        args    = [\"-rf\", \"a\"]\n      }\n    }\n  }\n}\n",
            "j.t: rm -rf a @ \"rm\"⏎        args    = [\"-rf\", \"a\"]",
        ),
        (
            "tox.ini",
            "[testenv:x]\nallowlist_externals = rm\ncommands =\n    rm -rf {toxinidir}/{posargs}\n    python -m build\n",
            "testenv:x: rm -rf {toxinidir}/{posargs} @ rm -rf {toxinidir}/{posargs}",
        ),
        (
            "tox.ini",
            "[testenv]\ncommands =\n    - rm -rf {envdir}/a\n    lint: - rm -rf b\n",
            "testenv: rm -rf {envdir}/a @ rm -rf {envdir}/a",
        ),
        ("setup.cfg", "[tox:testenv]\ncommands = !py3: rm -rf b\n", "tox:testenv: rm -rf b @ rm -rf b"),
        (
            "deploy/supervisord.conf",
            "[supervisord]\nnodaemon=true\n\n[program:x]\ncommand=rm -rf %(ENV_X)s/a    ; why\nautostart=true\n",
            "program:x: rm -rf {ENV_X}/a @ rm -rf %(ENV_X)s/a",
        ),
        ("circus.ini", "[watcher:x]\ncmd = rm -rf a\n", "watcher:x: rm -rf a @ rm -rf a"),
        ("uwsgi.ini", "[uwsgi]\nexec-pre-app = rm -rf a\n", "exec-pre-app: rm -rf a @ rm -rf a"),
        (
            "db/postgresql.conf",
            "port = 5432\narchive_cleanup_command = 'rm -rf /wal/%r'  # why\n",
            "archive_cleanup_command: rm -rf /wal/%r @ rm -rf /wal/%r",
        ),
        ("wg0.conf", "[Interface]\nPostUp = cd /; rm -rf a\n", "PostUp: rm -rf a @ rm -rf a"),
        (
            ".github/workflows/a.yml",
            "jobs:\n  j:\n    runs-on: windows-latest\n    steps:\n    - run: Remove-Item $env:X\\* -Rec\n",
            "j: remove-item {$env:X}\\* -recurse @ Remove-Item $env:X\\* -Rec [disposable-machine runs-on: windows-latest] [exit-on-error $ErrorActionPreference = Stop]",
        ),
        (
            ".github/workflows/a.yml",
            "jobs:\n  j:\n    runs-on: windows-latest\n    steps:\n    - run: rd /s /q a\n      shell: cmd\n",
            "j: rd /s /q a @ rd /s /q a [disposable-machine runs-on: windows-latest]",
        ),
        (
            "azure-pipelines.yml",
            "steps:\n- task: AzureCLI@2\n  inputs:\n    scriptType: pscore\n    inlineScript: ri a -r\n",
            ": remove-item a -recurse @ ri a -r",
        ),
        (
            "azure-pipelines.yml",
            "pool:\n  vmImage: windows-latest\nsteps:\n- script: del a\n",
            ": del a @ del a [disposable-machine pool.vmImage: windows-latest]",
        ),
        (
            ".drone.yml",
            "kind: pipeline\nsteps:\n- name: s\n  commands:\n  - rm -rf a\n",
            "s: rm -rf a @ rm -rf a [exit-on-error set -e]",
        ),
    ] {
        let found = facts(path, text);
        let last =
            found.iter().find(|fact| !fact.contains(": sh ") && !fact.contains(": CMD") && !fact.contains(": cd "));
        assert_eq!(last.map(String::as_str), Some(wanted), "{path}: {found:?}");
    }
}

#[test]
fn files_without_commands_say_nothing() {
    for (path, text) in [
        ("tsconfig.json", "{\"scripts\": {\"x\": \"rm -rf a\"}}"),
        ("openapi.yaml", "openapi: 3.0.0\ncommand: rm -rf a\nscript: rm -rf a\n"),
        ("config/app.yml", "run: rm -rf a\nsteps:\n- run: rm -rf a\n"),
        ("package-lock.json", "{\"scripts\": {\"x\": \"rm -rf a\"}}"),
        ("x.json", "{"),
        ("setup.cfg", "[metadata]\ncommands = rm -rf a\n"),
        ("pytest.ini", "[pytest]\naddopts = rm -rf a\n"),
        ("app.conf", "[program]\ncommand = rm -rf a\n"),
    ] {
        assert_eq!(facts(path, text), [""; 0], "{path}");
    }
}
