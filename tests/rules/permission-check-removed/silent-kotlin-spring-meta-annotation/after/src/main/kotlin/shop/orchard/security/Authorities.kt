package shop.orchard.security

import org.springframework.security.access.prepost.PreAuthorize

/** Staff who maintain products, prices and categories. */
@Target(AnnotationTarget.FUNCTION, AnnotationTarget.CLASS)
@Retention(AnnotationRetention.RUNTIME)
@PreAuthorize("hasAuthority('catalog:write')")
annotation class CatalogWriter

/** Staff who look at orders and answer customers. */
@Target(AnnotationTarget.FUNCTION, AnnotationTarget.CLASS)
@Retention(AnnotationRetention.RUNTIME)
@PreAuthorize("hasAuthority('orders:read')")
annotation class OrderReader

/** Finance staff; implies nothing about catalogue rights. */
@Target(AnnotationTarget.FUNCTION, AnnotationTarget.CLASS)
@Retention(AnnotationRetention.RUNTIME)
@PreAuthorize("hasAuthority('ledger:read')")
annotation class LedgerReader

/** Staff who may look at and export customer records. */
@Target(AnnotationTarget.FUNCTION, AnnotationTarget.CLASS)
@Retention(AnnotationRetention.RUNTIME)
@PreAuthorize("hasAuthority('customers:read')")
annotation class CustomerReader
