package com.northlane.shipping.web;

import com.northlane.shipping.ShipmentService;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.util.Optional;

@RestController
@RequestMapping("/shipments")
class ShipmentController {

    private final ShipmentService service;

    ShipmentController(ShipmentService service) {
        this.service = service;
    }

    @RequestMapping(path = {"", "/{reference}"}, method = {RequestMethod.POST, RequestMethod.PUT})
    ResponseEntity<ShipmentDto> upsert(@PathVariable Optional<String> reference,
                                       @RequestBody ShipmentForm form) {
        var command = form.toCommand();
        if (reference.isPresent()) {
            return ResponseEntity.ok(service.replace(reference.get(), command));
        }
        var created = service.create(command);
        var location = ServletUriComponentsBuilder.fromCurrentRequest()
                .path("/{reference}")
                .build(created.reference());
        return ResponseEntity.created(location).body(created);
    }
}
