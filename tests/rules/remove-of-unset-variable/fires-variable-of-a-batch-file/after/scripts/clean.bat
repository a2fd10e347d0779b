@echo off
rd /s /q "%OUT%\*"
