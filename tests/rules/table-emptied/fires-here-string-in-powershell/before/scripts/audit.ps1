Invoke-Sqlcmd -ServerInstance db1 -Query @"
SELECT count(*) FROM audit;
"@
