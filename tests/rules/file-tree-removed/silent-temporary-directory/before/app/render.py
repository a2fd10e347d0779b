def render(template):
    return template.render()
