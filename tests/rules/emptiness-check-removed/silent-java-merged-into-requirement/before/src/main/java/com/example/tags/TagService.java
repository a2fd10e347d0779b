package com.example.tags;

import java.util.List;

public class TagService {

    private final TagClient client;

    public TagService(TagClient client) {
        this.client = client;
    }

    public void removeTags(String project, List<String> names) {
        if (names == null) {
            throw new IllegalArgumentException("names");
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names");
        }
        client.deleteTags(project, String.join(",", names));
    }
}
