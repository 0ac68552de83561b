package org.promptrefinery.export.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.UserConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

/** Opens the repository that somebody names, and no other. */
final class OpenRepository {

    private OpenRepository() {}

    /**
     * The repository whose top is this folder.
     *
     * @throws BadInput when it is none, or lies deeper in one
     */
    static Repository at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInput("--repo: there is no folder " + folder);
        }
        HomelessReader.install();
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().findGitDir(folder.toAbsolutePath().toFile());
        if (builder.getGitDir() == null) {
            throw new BadInput("--repo: " + folder + " is no git repository; make one by  git init " + folder);
        }
        try {
            Repository repository = builder.setMustExist(true).build();
            requireTop(repository, folder);
            return repository;
        } catch (IOException broken) {
            throw new BadInput(
                    "--repo: the repository " + folder + " cannot be opened: " + broken.getMessage(), broken);
        }
    }

    /** A folder without a repository may lie in one of somebody else. */
    private static void requireTop(Repository repository, Path folder) throws IOException {
        Path top = repository.isBare()
                ? repository.getDirectory().toPath()
                : repository.getWorkTree().toPath();
        if (!Files.isSameFile(top, folder)) {
            repository.close();
            throw new BadInput("--repo: " + folder + " is not the top of a git repository; that is " + top
                    + ", and --path names a folder in it");
        }
    }

    /**
     * Who commits, as the configuration of the repository has it.
     *
     * @throws BadInput when it does not say; a guessed name would be in the history for good
     */
    static PersonIdent author(Repository repository) {
        UserConfig user = repository.getConfig().get(UserConfig.KEY);
        if (user.isAuthorNameImplicit() || user.isAuthorEmailImplicit()) {
            throw new BadInput("git does not know who you are; say it by  git config user.name \"Your Name\"  and"
                    + "  git config user.email you@example.org  in " + place(repository));
        }
        return new PersonIdent(repository);
    }

    /** The full name of a branch that may be made. */
    static String ref(Repository repository, String branch) {
        String ref = Constants.R_HEADS + branch;
        if (!Repository.isValidRefName(ref) || branch.equals(Constants.HEAD) || branch.startsWith("-")) {
            throw new BadInput(
                    "--branch: '" + branch + "' is no name that git takes for a branch, such as" + " prompts/romeo");
        }
        try {
            if (repository.exactRef(ref) == null && repository.getRefDatabase().isNameConflicting(ref)) {
                throw new BadInput("--branch: '" + branch + "' cannot be made beside the branches that there are: one"
                        + " name is the beginning of the other; choose another");
            }
            return ref;
        } catch (IOException unreadable) {
            throw failure(repository, unreadable);
        }
    }

    /** The file that says what another working tree has checked out, if that is the branch. */
    static Optional<Path> elsewhere(Repository repository, String ref) {
        Path own = repository.getDirectory().toPath().toAbsolutePath().normalize();
        Path common = repository.getCommonDirectory().toPath().toAbsolutePath().normalize();
        Path worktrees = common.resolve("worktrees");
        try {
            if (!common.equals(own) && isAt(common, ref)) {
                return Optional.of(common);
            }
            if (!Files.isDirectory(worktrees)) {
                return Optional.empty();
            }
            try (var others = Files.list(worktrees)) {
                return others.map(Path::normalize)
                        .filter(other -> !other.equals(own) && isAt(other, ref))
                        .findFirst();
            }
        } catch (IOException unreadable) {
            throw failure(repository, unreadable);
        }
    }

    private static boolean isAt(Path gitFolder, String ref) {
        Path head = gitFolder.resolve(Constants.HEAD);
        try {
            return Files.isRegularFile(head) && Files.readString(head).strip().equals("ref: " + ref);
        } catch (IOException unreadable) {
            throw new StorageFailure("cannot read " + head + ": " + unreadable.getMessage(), unreadable);
        }
    }

    static String place(Repository repository) {
        return (repository.isBare() ? repository.getDirectory() : repository.getWorkTree()).toString();
    }

    static StorageFailure failure(Repository repository, IOException cause) {
        return new StorageFailure(
                "the repository " + place(repository) + " cannot be used: " + cause.getMessage(), cause);
    }
}
