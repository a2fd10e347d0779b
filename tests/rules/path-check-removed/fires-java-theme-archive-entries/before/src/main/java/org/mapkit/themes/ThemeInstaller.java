package org.mapkit.themes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public final class ThemeInstaller {

    private static final long MAX_ENTRIES = 2_000;

    private final Path themesRoot;

    public ThemeInstaller(Path themesRoot) {
        this.themesRoot = themesRoot.toAbsolutePath().normalize();
    }

    /** Unpacks an uploaded theme and returns the folder it was put in. */
    public Path install(String slug, InputStream archive) throws IOException {
        Path home = themesRoot.resolve(slug);
        Files.createDirectories(home);

        try (ZipInputStream zip = new ZipInputStream(archive)) {
            long count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > MAX_ENTRIES) {
                    throw new IOException("theme has too many files");
                }
                Path target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("entry outside of theme: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return home;
    }
}
