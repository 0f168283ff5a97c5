package org.qoltanba.crypto.health;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.KeyAccessException;

/** Walks over a folder without listing it. Links are not followed, so that there is an end. */
final class CertificateFolder {

    private static final int DEEPEST = 32;

    private final Path folder;

    CertificateFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new KeyAccessException("There is no folder '" + folder + "'. Give the path of a folder.");
        }
        this.folder = folder;
    }

    /** What is done with the files. */
    interface Visitor {

        void file(Path file);

        void unreadable(Path file);
    }

    String place(Path file) {
        return folder.relativize(file).toString();
    }

    void walk(Visitor visitor) {
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        visitor.file(file);
                    } else if (attributes.isDirectory()) {
                        visitor.unreadable(file); // deeper than we go
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) {
                    visitor.unreadable(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) {
                    if (failed != null) {
                        visitor.unreadable(directory);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new KeyAccessException(
                    "The folder '" + folder + "' cannot be read. Check its access rights.", failed);
        }
    }
}
