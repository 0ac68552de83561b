package org.promptrefinery.export.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.StatusCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.NoWorkTreeException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

/** The files that somebody works on, of which none is touched that is not as it was committed. */
record WorkingTree(Repository repository) {

    /**
     * Makes sure that somebody's work is not in the way: each path is as it was committed, or nothing at all.
     *
     * @throws BadInput naming the path
     */
    void requireClean(Collection<String> paths) {
        paths.forEach(this::requireInside);
        StatusCommand command = Git.wrap(repository).status();
        paths.forEach(command::addPath);
        try {
            Status status = command.call();
            Set<String> changed = status.getUncommittedChanges();
            Set<String> index = Set.copyOf(inIndex(paths));
            for (String path : paths) {
                if (changed.contains(path) || (!index.contains(path) && exists(path))) {
                    throw new BadInput(path + " in " + repository.getWorkTree() + " is not as it was committed; commit"
                            + " it, or move it away, and export again (--force does not help: it might be your only"
                            + " copy)");
                }
            }
        } catch (GitAPIException | NoWorkTreeException broken) {
            throw new StorageFailure(
                    "the repository " + repository.getWorkTree() + " cannot be used: " + broken.getMessage(), broken);
        }
    }

    /** Refuses to commit onto what is checked out while something else is going on there. */
    void requireQuiet() {
        RepositoryState state = repository.getRepositoryState();
        if (state != RepositoryState.SAFE) {
            throw new BadInput("the repository " + repository.getWorkTree() + " is in the middle of something ("
                    + state.getDescription() + "); end that first, or export to a branch that is not checked out");
        }
    }

    /** Writes a file whole or not at all. */
    Path write(String path, byte[] bytes) {
        Path file = resolve(path);
        try {
            Path folder = file.getParent();
            if (folder == null) {
                throw new IOException(file + " has no folder");
            }
            Files.createDirectories(folder);
            requireInside(path);
            Path part = Files.createTempFile(folder, ".", ".part");
            try {
                Files.write(part, bytes);
                Files.deleteIfExists(file);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            return file;
        } catch (IOException refused) {
            throw new StorageFailure("cannot write " + file + ": " + refused.getMessage(), refused);
        }
    }

    /** No link and no other repository on the way, which would lead out of this one. */
    private void requireInside(String path) {
        Path at = repository.getWorkTree().toPath();
        for (String part : path.split("/", -1)) {
            at = at.resolve(part);
            if (Files.isSymbolicLink(at)) {
                throw new BadInput("--path: " + at + " is a symbolic link, which may lead out of the repository; choose"
                        + " a folder without one");
            }
            if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                throw new BadInput("--path: " + at + " is a repository of its own; name that with --repo");
            }
        }
        if (Files.isDirectory(at)) {
            throw new BadInput("--path: " + at + " is a folder, but must be a file; choose another");
        }
    }

    private Collection<String> inIndex(Collection<String> paths) {
        try {
            var index = repository.readDirCache();
            return paths.stream().filter(path -> index.findEntry(path) >= 0).toList();
        } catch (IOException unreadable) {
            throw OpenRepository.failure(repository, unreadable);
        }
    }

    private boolean exists(String path) {
        return Files.exists(resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    private Path resolve(String path) {
        return repository.getWorkTree().toPath().resolve(path);
    }
}
