package com.acme.users;

import com.acme.validation.OnCreate;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UserController {
    private final UserService users;

    UserController(UserService users) {
        this.users = users;
    }

    @PostMapping("/users")
    UserView create(@Validated(OnCreate.class) @RequestBody NewUser body) {
        return UserView.of(users.register(body));
    }
}
