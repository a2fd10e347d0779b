@echo off
if "%OUT%"=="" exit /b 1
rd /s /q "%OUT%\*"
