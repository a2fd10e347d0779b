package org.fieldnotes.attachment;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads attachments from the local volume; an S3 implementation follows in FN-412. */
@Component
public class AttachmentStore {

    private final Path root;

    public AttachmentStore(@Value("${fieldnotes.attachments.dir}") Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public boolean exists(String name) {
        return Files.isRegularFile(locate(name));
    }

    public InputStream open(String name) throws IOException {
        return Files.newInputStream(locate(name), StandardOpenOption.READ);
    }

    private Path locate(String name) {
        return root.resolve(name);
    }
}
