package com.example.shop;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/refunds")
@PreAuthorize("hasRole('FINANCE')")
public class RefundController {

    private final RefundService refunds;

    public RefundController(RefundService refunds) {
        this.refunds = refunds;
    }

    @GetMapping("/{id}")
    public Refund show(@PathVariable long id) {
        return refunds.find(id);
    }

    @PostMapping
    public ResponseEntity<Object> create(@RequestBody RefundRequest request) {
        try {
            Refund refund = refunds.issue(request.orderId(), request.cents());
            return ResponseEntity.created(URI.create("/refunds/" + refund.id())).body(refund);
        } catch (AlreadyRefunded e) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "already refunded");
            return ResponseEntity.of(problem).build();
        }
    }
}
