resource "azurerm_key_vault" "purge" {
  name = "shop"
  purge_protection_enabled = false
}
