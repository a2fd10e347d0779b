@echo off
vssadmin list shadows
