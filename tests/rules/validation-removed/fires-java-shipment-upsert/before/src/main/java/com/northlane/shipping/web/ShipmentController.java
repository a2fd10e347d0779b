package com.northlane.shipping.web;

import com.northlane.shipping.ShipmentService;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

@RestController
@RequestMapping("/shipments")
class ShipmentController {

    private final ShipmentService service;

    ShipmentController(ShipmentService service) {
        this.service = service;
    }

    @PostMapping
    ResponseEntity<ShipmentDto> create(@Valid @RequestBody ShipmentForm form) {
        ShipmentDto created = service.create(form.toCommand());
        return ResponseEntity.created(URI.create("/shipments/" + created.reference())).body(created);
    }

    @PutMapping("/{reference}")
    ResponseEntity<ShipmentDto> replace(@PathVariable String reference,
                                        @Valid @RequestBody ShipmentForm form) {
        return ResponseEntity.ok(service.replace(reference, form.toCommand()));
    }
}
