package shop.orchard.catalog.web

import jakarta.validation.Valid
import org.springframework.http.HttpStatus
import org.springframework.security.access.prepost.PreAuthorize
import org.springframework.web.bind.annotation.DeleteMapping
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.PutMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.ResponseStatus
import org.springframework.web.bind.annotation.RestController
import shop.orchard.catalog.ProductService

@RestController
@RequestMapping("/admin/products")
class ProductAdminController(private val products: ProductService) {

    @GetMapping("/{sku}")
    fun show(@PathVariable sku: String): ProductView {
        return ProductView.from(products.get(sku))
    }

    @PreAuthorize("hasAuthority('catalog:write')")
    @PutMapping("/{sku}")
    fun update(@PathVariable sku: String, @Valid @RequestBody form: ProductForm): ProductView {
        val product = products.update(sku, form.title, form.price)
        return ProductView.from(product)
    }

    @PreAuthorize("hasAuthority('catalog:write')")
    @DeleteMapping("/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    fun delist(@PathVariable sku: String) {
        products.delist(sku)
    }
}
