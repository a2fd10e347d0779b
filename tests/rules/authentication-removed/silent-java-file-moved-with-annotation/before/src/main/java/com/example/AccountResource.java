package com.example;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.JsonWebToken;
import io.quarkus.security.Authenticated;

@Path("/account")
@Authenticated
public class AccountResource {

    @Inject JsonWebToken token;
    @Inject Accounts accounts;

    @GET
    public Account own() {
        return accounts.of(token.getSubject());
    }
}
