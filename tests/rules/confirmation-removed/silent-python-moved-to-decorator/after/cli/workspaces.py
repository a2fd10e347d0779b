import click

from cli.api import Api
from cli.danger import asks_first


@click.command()
@click.argument("name")
@click.pass_obj
@asks_first("Delete the workspace {name} and all its boards?")
def delete(api: Api, name: str):
    api.delete_workspace(api.workspace(name).id)
    click.echo(f"{name} deleted")
