package com.acme.roles;

import com.acme.audit.Audited;
import org.springframework.stereotype.Service;

@Service
public class RoleService {
    private final RoleRepository roles;

    RoleService(RoleRepository roles) {
        this.roles = roles;
    }

    @Audited
    public void grant(long userId, String role) {
        roles.save(new Grant(userId, role));
    }

    @Audited
    public void revoke(long userId, String role) {
        roles.deleteByUserIdAndRole(userId, role);
    }
}
