package com.example.jobs;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface VoucherRepository extends JpaRepository<Voucher, Long> {

    List<Voucher> findTop250ByExpiresAtBefore(Instant now);
}
