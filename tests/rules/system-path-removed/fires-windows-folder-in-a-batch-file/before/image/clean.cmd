@echo off
del /s /q %SystemRoot%\Temp\*
