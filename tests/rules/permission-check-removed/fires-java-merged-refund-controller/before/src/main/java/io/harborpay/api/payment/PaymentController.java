package io.harborpay.api.payment;

import io.harborpay.core.payment.PaymentQueryService;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@RequestMapping("/api/payments")
public class PaymentController {

    private final PaymentQueryService payments;

    public PaymentController(PaymentQueryService payments) {
        this.payments = payments;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('billing:read')")
    public Page<PaymentView> search(PaymentFilter filter, Pageable pageable) {
        return payments.search(filter, pageable);
    }

    @GetMapping("/{paymentId}")
    @PreAuthorize("hasAuthority('billing:read')")
    public PaymentView show(@PathVariable UUID paymentId) {
        return payments.get(paymentId);
    }
}
