package com.example.account;

import com.example.Accounts;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Path("/account")
@Authenticated
public class AccountEndpoint {

    @Inject JsonWebToken token;
    @Inject Accounts accounts;

    @GET
    public Account own() {
        return accounts.of(token.getSubject());
    }
}
