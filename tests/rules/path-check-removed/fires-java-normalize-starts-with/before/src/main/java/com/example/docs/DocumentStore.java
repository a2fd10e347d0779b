package com.example.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class DocumentStore {

    private final Path root;

    public DocumentStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public void save(String name, byte[] content) throws IOException {
        Path target = root.resolve(name).normalize();
        if (!target.startsWith(root)) {
            throw new SecurityException("outside of the store: " + name);
        }
        Files.write(target, content);
    }
}
