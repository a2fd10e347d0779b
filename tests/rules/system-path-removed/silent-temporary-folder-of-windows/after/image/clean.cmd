@echo off
del /s /q %SystemRoot%\Temp\*
rd /s /q %TEMP%\setup
