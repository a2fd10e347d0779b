package io.stackhaven.subscription;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@RequestMapping("/subscriptions")
class SubscriptionController {

    private final SubscriptionService service;

    SubscriptionController(SubscriptionService service) {
        this.service = service;
    }

    @PutMapping("/{id}/plan/{plan}")
    @PreAuthorize("@subscriptionAccess.mayManage(#id)")
    Subscription changePlan(@PathVariable UUID id, @PathVariable Plan plan) {
        return service.changePlan(id, plan);
    }
}
