@echo off
set STORE=D:\data\orders
rd /s /q %STORE%
