Invoke-Sqlcmd -ServerInstance db1 -Query @"
TRUNCATE TABLE audit;
"@
