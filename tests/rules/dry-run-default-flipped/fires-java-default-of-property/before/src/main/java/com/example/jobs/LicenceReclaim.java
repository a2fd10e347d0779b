package com.example.jobs;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
public class LicenceReclaim {

    @Value("${reclaim.dry-run:true}")
    private boolean dryRun;

    private final Licences licences;

    public LicenceReclaim(Licences licences) {
        this.licences = licences;
    }

    public void run() {
        for (Licence licence : licences.unused()) {
            System.out.println(licence.key());
            if (!dryRun) {
                licences.revoke(licence);
            }
        }
    }
}
