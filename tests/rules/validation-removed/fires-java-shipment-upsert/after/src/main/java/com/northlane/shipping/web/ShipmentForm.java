package com.northlane.shipping.web;

import com.northlane.shipping.ShipmentCommand;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import java.math.BigDecimal;

/**
 * What the shipping desk and the public API send.
 */
record ShipmentForm(
        @NotBlank @Size(max = 80) String recipient,
        @NotBlank @Size(max = 200) String street,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotBlank @Size(max = 12) String postalCode,
        @NotNull @Positive @DecimalMax("31.5") BigDecimal weightKg,
        @Size(max = 140) String note) {

    ShipmentCommand toCommand() {
        return new ShipmentCommand(recipient, street, country, postalCode, weightKg, note);
    }
}
