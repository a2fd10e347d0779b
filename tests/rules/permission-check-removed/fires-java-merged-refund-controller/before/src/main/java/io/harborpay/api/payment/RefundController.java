package io.harborpay.api.payment;

import io.harborpay.core.payment.RefundCommand;
import io.harborpay.core.payment.RefundService;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@RequestMapping("/api/payments/{paymentId}/refunds")
@PreAuthorize("hasAuthority('billing:refund')")
public class RefundController {

    private final RefundService refunds;

    public RefundController(RefundService refunds) {
        this.refunds = refunds;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public RefundView refund(@PathVariable UUID paymentId, @Valid @RequestBody RefundRequest request) {
        RefundCommand command = new RefundCommand(paymentId, request.amount(), request.reason());
        return RefundView.of(refunds.issue(command));
    }

    @PostMapping("/{refundId}/cancel")
    public RefundView cancel(@PathVariable UUID paymentId, @PathVariable UUID refundId) {
        return RefundView.of(refunds.cancel(paymentId, refundId));
    }
}
