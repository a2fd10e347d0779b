package com.northwind.auth;

import com.northwind.mail.Mailer;
import com.northwind.user.UserRepository;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/auth/reset")
public class PasswordResetController {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final UserRepository users;
    private final ResetCodes codes;
    private final Mailer mailer;

    public PasswordResetController(UserRepository users, ResetCodes codes, Mailer mailer) {
        this.users = users;
        this.codes = codes;
        this.mailer = mailer;
    }

    @PostMapping("/code")
    public ResponseEntity<Void> requestCode(@Valid @RequestBody CodeRequest request) {
        if (!bucketFor(request.email()).tryConsume(1)) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        users.findByEmail(request.email())
                .ifPresent(user -> mailer.sendResetCode(user, codes.issue(user)));
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/confirm")
    public ResponseEntity<Void> confirm(@Valid @RequestBody ResetConfirmation request) {
        if (!bucketFor(request.email()).tryConsume(1)) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        return users.findByEmail(request.email())
                .filter(user -> codes.redeem(user, request.code()))
                .map(user -> {
                    users.changePassword(user.id(), request.newPassword());
                    return ResponseEntity.noContent().<Void>build();
                })
                .orElseGet(() -> ResponseEntity.badRequest().build());
    }

    private Bucket bucketFor(String email) {
        return buckets.computeIfAbsent(email.toLowerCase(), key -> Bucket.builder()
                .addLimit(Bandwidth.builder().capacity(5).refillGreedy(5, Duration.ofMinutes(15)).build())
                .build());
    }
}
