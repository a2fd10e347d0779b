Get-ChildItem D:\data\orders
