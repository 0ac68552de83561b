package org.promptrefinery.export.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.Secrets;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.gate.Bundle;
import org.promptrefinery.export.gate.Lock;
import org.promptrefinery.export.gate.LockFile;
import org.promptrefinery.export.gate.TextHash;

/**
 * Commits the winner of a run with what guards it. Nothing is written when a file holds a secret, when a path is not as
 * it was committed or leads out of the repository, or when somebody has edited by hand what was exported before. Hooks
 * are not run, nothing is signed and nothing is pushed.
 */
public final class RepositoryExport {

    private static final String PART = "[A-Za-z0-9_][A-Za-z0-9_.-]*";

    private RepositoryExport() {}

    /**
     * Commits.
     *
     * @param more further files beside the prompt, such as it in other formats
     * @param known secrets that are looked for besides what looks like one, such as keys in the environment
     * @throws BadInput saying what is in the way and what to do; then nothing was written
     */
    public static Committed commit(Bundle bundle, Target target, List<ExportFile> more, Collection<String> known) {
        return export(bundle, target, more, known, true);
    }

    /** Goes through all that {@link #commit} would, and writes nothing. */
    public static Committed preview(Bundle bundle, Target target, List<ExportFile> more, Collection<String> known) {
        return export(bundle, target, more, known, false);
    }

    private static Committed export(
            Bundle bundle, Target target, List<ExportFile> beside, Collection<String> known, boolean write) {
        String folder = folder(target.folder());
        List<ExportFile> more =
                Stream.concat(beside.stream(), bundle.supplies().stream()).toList();
        Lock lock = located(bundle, target, folder).with(hashes(more));
        SequencedMap<String, String> files = files(folder, bundle, lock, more);
        String message = CommitMessage.of(bundle, folder);
        refuseSecrets(files, message, known);
        try (Repository repository = OpenRepository.at(target.repository())) {
            String ref = OpenRepository.ref(repository, target.branch());
            BranchTip tip = BranchTip.of(repository, ref);
            requireFree(tip, target);
            files.keySet().forEach(tip::requirePlain);
            if (!repository.isBare()) {
                new WorkingTree(repository).requireClean(files.keySet());
            }
            if (!target.force()) {
                new Earlier(tip, folder).requireUnedited(lock, files);
            }
            PersonIdent author = OpenRepository.author(repository);
            Optional<ObjectId> id = write ? new BranchCommit(tip, files).make(author, message) : Optional.empty();
            return new Committed(
                    id.map(ObjectId::name),
                    target.branch(),
                    List.copyOf(files.keySet()),
                    message,
                    notices(repository, tip));
        }
    }

    /** Documents are not copied: they may be many, and have a place of their own in the repository. */
    private static Lock located(Bundle bundle, Target target, String folder) {
        if (bundle.documents().isEmpty()) {
            return bundle.lock();
        }
        Path documents = bundle.documents().get();
        try {
            Path root = target.repository().toRealPath();
            Path real = documents.toRealPath();
            if (real.startsWith(root)) {
                String path = root.resolve(folder).relativize(real).toString();
                return bundle.lock().with(path.replace('\\', '/'));
            }
            throw new BadInput("the prompt takes passages from the documents in " + documents + ", which lie outside of"
                    + " the repository " + target.repository() + ", so that no check could find them there; commit them"
                    + " to it, or export the prompt alone: --as FORMAT --to PATH");
        } catch (IOException gone) {
            throw new BadInput(
                    "the documents in " + documents + " or the repository cannot be read: " + gone.getMessage(), gone);
        }
    }

    private static void requireFree(BranchTip tip, Target target) {
        OpenRepository.elsewhere(tip.repository(), tip.ref()).ifPresent(there -> {
            throw new BadInput("--branch: '" + target.branch() + "' is checked out in another working tree (" + there
                    + "), which would show a change that nobody made; name that one with --repo, or another branch");
        });
        if (tip.checkedOut()) {
            new WorkingTree(tip.repository()).requireQuiet();
        }
    }

    /** Its parts are plain names, so that it can lead nowhere else. */
    private static String folder(String path) {
        String folder = path.replaceAll("/+$", "");
        for (String part : folder.split("/", -1)) {
            if (!part.matches(PART)) {
                throw new BadInput(
                        "--path: '" + path + "' must be a folder in the repository, of names of letters, digits,"
                                + " '-', '_' and '.' with '/' between them, such as prompts/romeo");
            }
        }
        return folder;
    }

    private static SortedMap<String, String> hashes(List<ExportFile> more) {
        SortedMap<String, String> hashes = new TreeMap<>();
        more.forEach(file -> hashes.put(file.name(), TextHash.of(file.text())));
        return hashes;
    }

    private static SequencedMap<String, String> files(String folder, Bundle bundle, Lock lock, List<ExportFile> more) {
        List<ExportFile> all = new ArrayList<>(List.of(
                new ExportFile(lock.prompt().file(), bundle.prompt()),
                new ExportFile(lock.cases().file(), bundle.cases()),
                new ExportFile(Lock.FILE, LockFile.text(lock))));
        all.addAll(more);
        SequencedMap<String, String> files = new LinkedHashMap<>();
        for (ExportFile file : all) {
            if (files.put(folder + "/" + named(file), file.text()) != null) {
                throw new BadInput("two exported files would have the name " + file.name() + "; give one another");
            }
        }
        return files;
    }

    private static String named(ExportFile file) {
        if (!file.name().matches(PART)) {
            throw new BadInput(
                    "'" + file.name() + "' cannot name a file in a repository, which is of letters, digits, '-',"
                            + " '_' and '.'; export it by --to PATH");
        }
        return file.name();
    }

    private static void refuseSecrets(SequencedMap<String, String> files, String message, Collection<String> known) {
        files.forEach((path, text) -> Secrets.requireNone(path, text, known));
        Secrets.requireNone("the message of the commit", message, known);
    }

    private static List<String> notices(Repository repository, BranchTip tip) {
        List<String> notices = new ArrayList<>();
        if (repository.getConfig().getBoolean(ConfigConstants.CONFIG_COMMIT_SECTION, "gpgsign", false)) {
            notices.add("commit.gpgsign is set, but the commit is not signed; sign it by  git commit --amend");
        }
        if (tip.old().isEmpty() && tip.parent().isPresent() && !tip.checkedOut()) {
            notices.add("the branch is new and begins at HEAD");
        }
        notices.add("hooks were not run and nothing was pushed");
        return notices;
    }
}
