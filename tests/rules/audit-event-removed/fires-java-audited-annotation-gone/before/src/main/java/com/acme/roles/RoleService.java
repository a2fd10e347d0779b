package com.acme.roles;

import com.acme.audit.Audited;
import org.springframework.stereotype.Service;

@Service
public class RoleService {
    private final RoleRepository roles;

    RoleService(RoleRepository roles) {
        this.roles = roles;
    }

    @Audited(action = "role.granted")
    public void grant(long userId, String role) {
        roles.save(new Grant(userId, role));
    }
}
