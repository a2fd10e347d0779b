Remove-Item D:\data\orders -Recurse -WhatIf
