@echo off
set STORE=%TEMP%\orders
rd /s /q %STORE%
