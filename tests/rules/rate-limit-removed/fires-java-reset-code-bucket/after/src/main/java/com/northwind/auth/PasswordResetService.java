package com.northwind.auth;

import com.northwind.mail.Mailer;
import com.northwind.user.User;
import com.northwind.user.UserRepository;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class PasswordResetService {

    private final UserRepository users;
    private final ResetCodes codes;
    private final Mailer mailer;

    public PasswordResetService(UserRepository users, ResetCodes codes, Mailer mailer) {
        this.users = users;
        this.codes = codes;
        this.mailer = mailer;
    }

    public void sendCode(String email) {
        users.findByEmail(email).ifPresent(user -> mailer.sendResetCode(user, codes.issue(user)));
    }

    @Transactional
    public boolean confirm(ResetConfirmation request) {
        Optional<User> match = users.findByEmail(request.email())
                .filter(user -> codes.redeem(user, request.code()));
        match.ifPresent(user -> users.changePassword(user.id(), request.newPassword()));
        return match.isPresent();
    }
}
