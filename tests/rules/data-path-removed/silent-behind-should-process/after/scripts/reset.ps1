function Reset-Store {
    [CmdletBinding(SupportsShouldProcess)]
    param()
    if ($PSCmdlet.ShouldProcess('D:\data\orders', 'remove')) {
        Remove-Item D:\data\orders -Recurse -Force
    }
}
