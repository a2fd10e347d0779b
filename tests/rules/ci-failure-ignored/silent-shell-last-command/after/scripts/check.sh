#!/bin/sh
pytest -q
