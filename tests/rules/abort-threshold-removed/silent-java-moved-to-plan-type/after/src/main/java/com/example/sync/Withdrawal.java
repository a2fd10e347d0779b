package com.example.sync;

import java.util.List;

/** Articles that a run takes off the list: never more than 200. */
public record Withdrawal(List<String> skus) {

    public Withdrawal {
        if (skus.size() > 200) {
            throw new SyncAborted("feed lacks " + skus.size() + " articles");
        }
        skus = List.copyOf(skus);
    }
}
