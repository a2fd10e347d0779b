#!/bin/bash
dropdb orders
