package com.acme.roles;

import org.springframework.stereotype.Service;

@Service
public class RoleService {
    private final RoleRepository roles;

    RoleService(RoleRepository roles) {
        this.roles = roles;
    }

    public void grant(long userId, String role) {
        roles.save(new Grant(userId, role));
    }
}
