package com.acme.roles;

import com.acme.audit.Audited;
import org.springframework.stereotype.Service;

@Service
@Audited
public class RoleService {
    private final RoleRepository roles;

    RoleService(RoleRepository roles) {
        this.roles = roles;
    }

    public void grant(long userId, String role) {
        roles.save(new Grant(userId, role));
    }

    public void revoke(long userId, String role) {
        roles.deleteByUserIdAndRole(userId, role);
    }
}
