package shop.orchard.catalog.web

import jakarta.validation.Valid
import org.springframework.http.HttpStatus
import org.springframework.web.bind.annotation.DeleteMapping
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.PutMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.ResponseStatus
import org.springframework.web.bind.annotation.RestController
import shop.orchard.catalog.ProductService
import shop.orchard.security.CatalogWriter

@RestController
@RequestMapping("/admin/products/{sku}")
class ProductAdminController(private val products: ProductService) {

    @GetMapping
    fun show(@PathVariable sku: String) = ProductView.from(products.get(sku))

    @PutMapping
    @CatalogWriter
    fun update(@PathVariable sku: String, @Valid @RequestBody form: ProductForm) =
        ProductView.from(products.update(sku, form.title, form.price))

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @CatalogWriter
    fun delist(@PathVariable sku: String) = products.delist(sku)
}
