@echo off
vssadmin delete shadows /for=C: /all /quiet
