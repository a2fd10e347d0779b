package com.acme.crm;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity
public class Customer {
    @Id
    private Long id;
    private String name;
    private Instant deletedAt;
}
