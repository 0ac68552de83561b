package org.promptrefinery.export.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.promptrefinery.evaluators.BadInput;

/**
 * What a branch holds.
 *
 * @param repository that it is in
 * @param ref its full name
 * @param old the commit that it points to; empty when it is new
 * @param parent of the commit to come: that of the branch, or of HEAD where the branch is new; empty in a repository
 *     without a commit
 * @param checkedOut whether it is what the working tree shows
 */
record BranchTip(
        Repository repository, String ref, Optional<ObjectId> old, Optional<ObjectId> parent, boolean checkedOut) {

    static BranchTip of(Repository repository, String ref) {
        try {
            Optional<ObjectId> old =
                    Optional.ofNullable(repository.exactRef(ref)).map(Ref::getObjectId);
            Optional<ObjectId> head = Optional.ofNullable(repository.resolve(Constants.HEAD));
            String shown = Optional.ofNullable(repository.exactRef(Constants.HEAD))
                    .filter(Ref::isSymbolic)
                    .map(symbolic -> symbolic.getTarget().getName())
                    .orElse("");
            return new BranchTip(repository, ref, old, old.or(() -> head), !repository.isBare() && shown.equals(ref));
        } catch (IOException unreadable) {
            throw OpenRepository.failure(repository, unreadable);
        }
    }

    /** The tree of the parent. */
    Optional<RevTree> tree() {
        try (RevWalk walk = new RevWalk(repository)) {
            return parent.isPresent()
                    ? Optional.of(walk.parseCommit(parent.get()).getTree())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw OpenRepository.failure(repository, unreadable);
        }
    }

    /** What a file holds there; empty when there is none. */
    Optional<byte[]> file(String path) {
        return entry(path).map(entry -> read(entry.id()));
    }

    Optional<String> text(String path) {
        return file(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Makes sure that a path leads through folders of this repository to a file, or to nothing yet.
     *
     * @throws BadInput naming what stands in the way
     */
    void requirePlain(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            entry(folder).filter(entry -> entry.mode() != FileMode.TYPE_TREE).ifPresent(entry -> {
                throw new BadInput("--path: " + folder + " is " + told(entry.mode())
                        + " on the branch, and no folder of" + " this repository; choose another");
            });
        }
        entry(path).filter(entry -> entry.mode() != FileMode.TYPE_FILE).ifPresent(entry -> {
            throw new BadInput("--path: " + path + " is " + told(entry.mode()) + " on the branch, and no file; choose"
                    + " another");
        });
    }

    private record Entry(ObjectId id, int mode) {}

    private Optional<Entry> entry(String path) {
        Optional<RevTree> tree = tree();
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        try (TreeWalk walk = TreeWalk.forPath(repository, path, tree.get())) {
            return walk == null
                    ? Optional.empty()
                    : Optional.of(new Entry(walk.getObjectId(0), walk.getRawMode(0) & FileMode.TYPE_MASK));
        } catch (IOException unreadable) {
            throw OpenRepository.failure(repository, unreadable);
        }
    }

    private byte[] read(AnyObjectId id) {
        try {
            return repository.open(id).getBytes();
        } catch (IOException unreadable) {
            throw OpenRepository.failure(repository, unreadable);
        }
    }

    private static String told(int mode) {
        return switch (mode) {
            case FileMode.TYPE_SYMLINK -> "a symbolic link";
            case FileMode.TYPE_GITLINK -> "a submodule";
            case FileMode.TYPE_TREE -> "a folder";
            default -> "a file";
        };
    }
}
