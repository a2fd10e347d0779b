package main

import rego.v1

deny contains msg if {
	input.kind == "Deployment"
	not input.spec.template.spec.securityContext.runAsNonRoot
	msg := sprintf("%s runs as root", [input.metadata.name])
}

deny contains msg if {
	some container in input.spec.template.spec.containers
	not startswith(container.image, "registry.acme.example/")
	msg := sprintf("%s comes from a foreign registry", [container.image])
}

warn contains msg if {
	not input.metadata.labels.team
	msg := "no team is named"
}
