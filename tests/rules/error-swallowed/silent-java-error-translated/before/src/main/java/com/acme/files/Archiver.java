package com.acme.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class Archiver {
    private final Path root;

    public Archiver(Path root) {
        this.root = root;
    }

    public void store(String name, byte[] content) {
        try {
            Files.write(root.resolve(name), content);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot store " + name, cause);
        }
    }
}
