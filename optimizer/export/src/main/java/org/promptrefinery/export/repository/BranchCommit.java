package org.promptrefinery.export.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevTree;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

/**
 * Some files as a commit on a branch. It is made of the branch's tree, not of the index, so that nothing else gets into
 * it and what is staged stays staged. Where the branch is checked out, the same files are written in the working tree
 * and the index, so that they show no change; else neither is touched.
 */
final class BranchCommit {

    private final BranchTip tip;
    private final SequencedMap<String, String> files;

    /** @param files by their paths, each of them clean or new */
    BranchCommit(BranchTip tip, SequencedMap<String, String> files) {
        this.tip = tip;
        this.files = new LinkedHashMap<>(files);
    }

    /**
     * Commits.
     *
     * @return the commit; empty when the branch holds just these files already
     */
    Optional<ObjectId> make(PersonIdent author, String message) {
        try (ObjectInserter inserter = tip.repository().newObjectInserter()) {
            Map<String, ObjectId> blobs = new LinkedHashMap<>();
            for (Map.Entry<String, String> file : files.entrySet()) {
                blobs.put(file.getKey(), inserter.insert(Constants.OBJ_BLOB, bytes(file.getKey())));
            }
            Optional<RevTree> before = tip.tree();
            ObjectId tree = tree(before, blobs, inserter);
            if (before.filter(tree::equals).isPresent()) {
                return Optional.empty();
            }
            CommitBuilder commit = new CommitBuilder();
            tip.parent().ifPresent(commit::setParentId);
            commit.setTreeId(tree);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            if (tip.checkedOut()) {
                show(blobs);
            }
            point(id, author, message);
            return Optional.of(id);
        } catch (LockFailedException busy) {
            throw new BadInput(
                    "another program works on the index of " + OpenRepository.place(tip.repository())
                            + " right now; try again when it is done",
                    busy);
        } catch (IOException refused) {
            throw OpenRepository.failure(tip.repository(), refused);
        }
    }

    private ObjectId tree(Optional<RevTree> before, Map<String, ObjectId> blobs, ObjectInserter inserter)
            throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        if (before.isPresent()) {
            try (ObjectReader reader = tip.repository().newObjectReader()) {
                builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, before.get());
            }
        }
        builder.finish();
        DirCacheEditor editor = index.editor();
        blobs.forEach((path, blob) -> editor.add(edit(path, entry -> entry.setObjectId(blob))));
        editor.finish();
        return index.writeTree(inserter);
    }

    /** Puts the files before the person, as if checked out. */
    private void show(Map<String, ObjectId> blobs) throws IOException {
        WorkingTree shown = new WorkingTree(tip.repository());
        DirCache index = tip.repository().lockDirCache();
        try {
            DirCacheEditor editor = index.editor();
            for (Map.Entry<String, ObjectId> blob : blobs.entrySet()) {
                byte[] bytes = bytes(blob.getKey());
                Path written = shown.write(blob.getKey(), bytes);
                var modified = Files.getLastModifiedTime(written).toInstant();
                editor.add(edit(blob.getKey(), entry -> {
                    entry.setObjectId(blob.getValue());
                    entry.setLength(bytes.length);
                    entry.setLastModified(modified);
                }));
            }
            if (!editor.commit()) {
                throw new IOException("the index cannot be written");
            }
        } finally {
            index.unlock();
        }
    }

    private byte[] bytes(String path) {
        return files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
    }

    private interface Change {
        void of(DirCacheEntry entry);
    }

    private static PathEdit edit(String path, Change change) {
        return new PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                if (entry.getRawMode() != FileMode.EXECUTABLE_FILE.getBits()) {
                    entry.setFileMode(FileMode.REGULAR_FILE);
                }
                change.of(entry);
            }
        };
    }

    private void point(ObjectId id, PersonIdent author, String message) throws IOException {
        RefUpdate update = tip.repository().updateRef(tip.checkedOut() ? Constants.HEAD : tip.ref());
        update.setExpectedOldObjectId(tip.old().orElse(ObjectId.zeroId()));
        update.setNewObjectId(id);
        update.setRefLogIdent(author);
        update.setRefLogMessage("commit: " + message.lines().findFirst().orElse(""), false);
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw new StorageFailure(
                    "the branch " + tip.ref() + " could not be moved (" + result + "); the commit " + id.name()
                            + " is there, and nothing points to it",
                    new IOException(result.toString()));
        }
    }
}
