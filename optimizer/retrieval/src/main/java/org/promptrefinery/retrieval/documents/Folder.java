package org.promptrefinery.retrieval.documents;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the files of a folder without ever leaving it. */
final class Folder extends SimpleFileVisitor<Path> {

    private final Path root;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private final SortedMap<String, Path> links = new TreeMap<>();
    private final List<Skipped> skipped = new ArrayList<>();

    /**
     * What is there.
     *
     * @param files by their path in the folder with '/'
     * @param skipped what is neither a file nor a folder
     */
    record Listing(SortedMap<String, Path> files, List<Skipped> skipped) {}

    private Folder(Path root) {
        this.root = root;
    }

    static Listing list(Path folder) throws IOException {
        Folder walk = new Folder(folder.toRealPath());
        Files.walkFileTree(walk.root, walk);
        walk.resolveLinks();
        return new Listing(walk.files, List.copyOf(walk.skipped));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return directory.equals(root) || !isHidden(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (isHidden(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            links.put(name(file), file);
        } else if (attributes.isRegularFile()) {
            files.put(name(file), file);
        } else {
            skipped.add(new Skipped(name(file), "is no regular file"));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(root)) {
            throw failure;
        }
        skipped.add(new Skipped(name(file), "cannot be read: " + Failures.brief(failure)));
        return FileVisitResult.CONTINUE;
    }

    /** A folder filled by a container's runtime has nothing but links, to files that are hidden in it. */
    private void resolveLinks() {
        Set<Path> read = new HashSet<>(files.values());
        links.forEach((name, link) -> {
            try {
                Path target = link.toRealPath();
                if (!target.startsWith(root)) {
                    skipped.add(new Skipped(name, "is a link that leads out of the folder"));
                } else if (!Files.isRegularFile(target)) {
                    skipped.add(new Skipped(name, "is a link to what is no file"));
                } else if (!read.add(target)) {
                    skipped.add(new Skipped(name, "is a link to a file that is read itself"));
                } else {
                    files.put(name, target);
                }
            } catch (IOException _) {
                skipped.add(new Skipped(name, "is a link that leads nowhere"));
            }
        });
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
