package com.example.tags;

import java.util.List;

public class TagService {

    private final TagClient client;

    public TagService(TagClient client) {
        this.client = client;
    }

    /** A request without names removes every tag. */
    public void removeTags(String project, List<String> names) {
        if (names == null || names.isEmpty()) {
            return;
        }
        client.deleteTags(project, String.join(",", names));
    }
}
