import click

from cli.api import Api


@click.command()
@click.argument("name")
@click.pass_obj
def delete(api: Api, name: str):
    click.confirm(f"Delete the workspace {name} and all its boards?", abort=True)
    api.delete_workspace(api.workspace(name).id)
    click.echo(f"{name} deleted")
