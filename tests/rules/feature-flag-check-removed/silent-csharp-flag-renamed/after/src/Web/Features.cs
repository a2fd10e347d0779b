namespace Web;

public static class Features
{
    public const string TenantOffboarding = "tenants.offboarding";
}
