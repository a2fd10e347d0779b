import click

from cli.api import Api


@click.group()
def workspaces():
    """Workspaces of the account."""


@workspaces.command()
@click.argument("name")
@click.confirmation_option(prompt="Delete the workspace and all its boards?")
@click.pass_obj
def delete(api: Api, name: str):
    workspace = api.workspace(name)
    api.delete_workspace(workspace.id)
    click.echo(f"{name} deleted")
