package main

import rego.v1


deny contains msg if {
	endswith(input.spec.template.spec.containers[_].image, ":latest")
	msg := "images need a version"
}
