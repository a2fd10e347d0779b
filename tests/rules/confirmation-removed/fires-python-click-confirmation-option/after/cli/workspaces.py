import click

from cli.api import Api


@click.group()
def workspaces():
    """Workspaces of the account."""


@workspaces.command()
@click.argument("name")
@click.option("--quiet", is_flag=True)
@click.pass_obj
def delete(api: Api, name: str, quiet: bool):
    workspace = api.workspace(name)
    api.delete_workspace(workspace.id)
    if not quiet:
        click.echo(f"{name} deleted")
