package main

import rego.v1

deny contains msg if {
	some container in input.spec.template.spec.containers
	not startswith(container.image, "registry.acme.example/")
	msg := sprintf("%s comes from a foreign registry", [container.image])
}
