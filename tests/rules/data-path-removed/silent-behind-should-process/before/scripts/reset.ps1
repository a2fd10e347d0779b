function Reset-Store {
    [CmdletBinding(SupportsShouldProcess)]
    param()
    Get-ChildItem D:\data\orders
}
