package com.example.tags;

import java.util.List;
import org.springframework.util.Assert;

public class TagService {

    private final TagClient client;

    public TagService(TagClient client) {
        this.client = client;
    }

    public void removeTags(String project, List<String> names) {
        Assert.notEmpty(names, "names");
        client.deleteTags(project, String.join(",", names));
    }
}
