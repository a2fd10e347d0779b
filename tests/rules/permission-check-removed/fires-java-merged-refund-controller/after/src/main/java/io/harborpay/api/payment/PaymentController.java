package io.harborpay.api.payment;

import io.harborpay.core.payment.PaymentQueryService;
import io.harborpay.core.payment.RefundCommand;
import io.harborpay.core.payment.RefundService;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@RequestMapping("/api/payments")
@RequiredArgsConstructor
public class PaymentController {

    private final PaymentQueryService payments;
    private final RefundService refunds;

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

    @PostMapping("/{paymentId}/refunds")
    @ResponseStatus(HttpStatus.CREATED)
    public RefundView refund(@PathVariable UUID paymentId, @Valid @RequestBody RefundRequest request) {
        var command = new RefundCommand(paymentId, request.amount(), request.reason());
        return RefundView.of(refunds.issue(command));
    }

    @PostMapping("/{paymentId}/refunds/{refundId}/cancel")
    public RefundView cancelRefund(@PathVariable UUID paymentId, @PathVariable UUID refundId) {
        return RefundView.of(refunds.cancel(paymentId, refundId));
    }
}
