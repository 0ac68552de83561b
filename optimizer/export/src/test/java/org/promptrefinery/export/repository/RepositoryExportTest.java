package org.promptrefinery.export.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.gate.Bundle;
import org.promptrefinery.export.gate.Lock;
import org.promptrefinery.export.gate.LockFile;
import org.promptrefinery.export.gate.Shelf;

/** Exports into real repositories. */
class RepositoryExportTest {

    private static final String BRANCH = "prompts/play";
    private static final String FOLDER = "prompts/play";
    private static final String PROMPT = "prompts/play/play.prompt.yaml";
    private static final List<String> PATHS =
            List.of(PROMPT, "prompts/play/cases.jsonl", "prompts/play/prompt.lock.yaml");

    /** The machine's own settings of git are of no account in a test. */
    private static final class NoSettings extends SystemReader.Delegate {

        NoSettings(SystemReader real) {
            super(real);
        }

        @Override
        public String getenv(String variable) {
            return variable.startsWith("GIT_") ? null : super.getenv(variable);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return empty(parent, fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return empty(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return empty(parent, fs);
        }

        private static FileBasedConfig empty(Config parent, FS fs) {
            return new FileBasedConfig(parent, null, fs) {
                @Override
                public void load() {}

                @Override
                public void save() {}

                @Override
                public boolean isOutdated() {
                    return false;
                }
            };
        }
    }

    @TempDir
    Path scratch;

    private SystemReader usual;
    private Path folder;
    private Git git;
    private Bundle bundle;

    @BeforeEach
    void repository() throws Exception {
        usual = SystemReader.getInstance();
        SystemReader.setInstance(new NoSettings(usual));
        folder = scratch.resolve("shop");
        git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
        who(git);
        Files.writeString(folder.resolve("README.md"), "shop\n");
        git.add().addFilepattern("README.md").call();
        git.commit().setMessage("begin").setSign(false).call();
        bundle = Shelf.bundle(scratch, prompt("Answer with one word."));
    }

    @AfterEach
    void close() {
        git.close();
        SystemReader.setInstance(usual);
    }

    @Test
    void aNewBranchHoldsTheFilesAndNothingElseIsTouched() throws Exception {
        Files.writeString(folder.resolve("README.md"), "half done\n");
        Files.writeString(folder.resolve("staged.txt"), "staged\n");
        git.add().addFilepattern("staged.txt").call();
        ObjectId before = git.getRepository().resolve("main");
        Committed committed = commit(BRANCH);
        assertThat(committed.paths()).containsExactlyElementsOf(PATHS);
        RevCommit commit = commit(committed.id().orElseThrow(), BRANCH);
        assertThat(commit.getParent(0)).isEqualTo(before);
        assertThat(commit.getAuthorIdent().getEmailAddress()).isEqualTo("ann@example.org");
        assertThat(commit.getFullMessage())
                .startsWith("Prompt play: 25.0 -> 90.0 points\n\n")
                .contains("Gain    65.0 points [40.0, 80.0], p < 0.001 (exact McNemar test), on 40 test cases")
                .contains("1,234 completions", "refinery check prompts/play  (20 cases)", "Warning beware of # this");
        assertThat(files(commit))
                .containsExactly("README.md", "prompts/play/cases.jsonl", PROMPT, "prompts/play/prompt.lock.yaml");
        assertThat(file(commit, PROMPT)).isEqualTo(bundle.prompt());
        assertThat(file(commit, "README.md")).isEqualTo("shop\n");
        Lock lock = LockFile.parse(file(commit, "prompts/play/prompt.lock.yaml"), "lock");
        assertThat(lock).isEqualTo(bundle.lock());

        assertThat(git.getRepository().getBranch()).isEqualTo("main");
        assertThat(git.getRepository().resolve("main")).isEqualTo(before);
        Status status = git.status().call();
        assertThat(status.getModified()).containsExactly("README.md");
        assertThat(status.getAdded()).containsExactly("staged.txt");
        assertThat(status.getUntracked()).isEmpty();
        assertThat(folder.resolve("prompts")).doesNotExist();
    }

    @Test
    void theBranchThatIsCheckedOutShowsTheFilesAsCommitted() throws Exception {
        Files.writeString(folder.resolve("README.md"), "half done\n");
        Files.writeString(folder.resolve("staged.txt"), "staged\n");
        git.add().addFilepattern("staged.txt").call();
        Committed committed = commit("main");
        assertThat(Files.readString(folder.resolve(PROMPT))).isEqualTo(bundle.prompt());
        assertThat(files(commit(committed.id().orElseThrow(), "main"))).doesNotContain("staged.txt");
        Status status = git.status().call();
        assertThat(status.getUncommittedChanges()).containsExactlyInAnyOrder("README.md", "staged.txt");
        assertThat(status.getAdded()).containsExactly("staged.txt");
        assertThat(status.getUntracked()).isEmpty();
        assertThat(git.getRepository()
                        .getReflogReader(Constants.HEAD)
                        .getLastEntry()
                        .getComment())
                .startsWith("commit: Prompt play");

        bundle = Shelf.bundle(scratch, prompt("Say one word."));
        assertThat(commit("main").id()).isPresent();
        assertThat(Files.readString(folder.resolve(PROMPT))).isEqualTo(bundle.prompt());
        assertThat(git.status().call().getModified()).containsExactly("README.md");
    }

    @Test
    void gitItselfFindsNothingWrong() throws Exception {
        commit("main");
        commit(BRANCH);
        Optional<String> said = git("fsck", "--strict").map(_ -> "");
        assumeTrue(said.isPresent(), "there is no git on the PATH");
        assertThat(git("status", "--porcelain")).hasValue("");
        assertThat(git("log", "--format=%an", "-1", BRANCH)).hasValue("Ann\n");
    }

    @Test
    void theSameAgainIsNoCommitAndTheNextOneFollows() throws Exception {
        Committed first = commit(BRANCH);
        assertThat(commit(BRANCH).id()).isEmpty();
        bundle = Shelf.bundle(scratch, prompt("Say one word."));
        Committed next = commit(BRANCH);
        assertThat(commit(next.id().orElseThrow(), BRANCH).getParent(0).name())
                .isEqualTo(first.id().orElseThrow());
    }

    @Test
    void aPreviewWritesNothing() throws Exception {
        Committed would = RepositoryExport.preview(bundle, target(BRANCH, FOLDER, false), List.of(), List.of());
        assertThat(would.id()).isEmpty();
        assertThat(would.paths()).containsExactlyElementsOf(PATHS);
        assertThat(git.getRepository().exactRef("refs/heads/" + BRANCH)).isNull();
        assertThat(git.status().call().isClean()).isTrue();
    }

    @Test
    void otherFormatsAreCommittedBesidesAndLocked() throws Exception {
        List<ExportFile> more = List.of(new ExportFile("play.md", "# prompt\n"));
        Committed committed = RepositoryExport.commit(bundle, target(BRANCH, FOLDER, false), more, List.of());
        RevCommit commit = commit(committed.id().orElseThrow(), BRANCH);
        assertThat(file(commit, "prompts/play/play.md")).isEqualTo("# prompt\n");
        assertThat(LockFile.parse(file(commit, "prompts/play/prompt.lock.yaml"), "lock")
                        .exported())
                .containsOnlyKeys("play.md");
        refused(
                "two exported files",
                () -> RepositoryExport.commit(
                        bundle,
                        target("b", FOLDER, false),
                        List.of(new ExportFile("play.prompt.yaml", "x")),
                        List.of()));
        refused(
                "cannot name a file in a repository",
                () -> RepositoryExport.commit(
                        bundle, target("b", FOLDER, false), List.of(new ExportFile("../x", "x")), List.of()));
    }

    @Test
    void aHandEditIsKeptUnlessForced() throws Exception {
        commit(BRANCH);
        git.checkout().setName(BRANCH).call();
        Files.writeString(folder.resolve(PROMPT), prompt("Edited by hand."));
        git.commit().setAll(true).setMessage("by hand").setSign(false).call();
        git.checkout().setName("main").call();
        bundle = Shelf.bundle(scratch, prompt("Say one word."));
        refused("play.prompt.yaml was edited on the branch since it was exported", () -> commit(BRANCH));
        Committed forced = RepositoryExport.commit(bundle, target(BRANCH, FOLDER, true), List.of(), List.of());
        assertThat(file(commit(forced.id().orElseThrow(), BRANCH), PROMPT)).isEqualTo(bundle.prompt());
    }

    @Test
    void aFileThatWasNeverExportedIsKeptUnlessForced() throws Exception {
        Files.createDirectories(folder.resolve(FOLDER));
        Files.writeString(folder.resolve(PROMPT), "mine\n");
        git.add().addFilepattern(PROMPT).call();
        git.commit().setMessage("mine").setSign(false).call();
        refused("no lock says that it was exported", () -> commit(BRANCH));
        refused("no lock says that it was exported", () -> commit("main"));
        assertThat(Files.readString(folder.resolve(PROMPT))).isEqualTo("mine\n");
    }

    @Test
    void aPathThatIsNotAsCommittedIsNeverWrittenNotEvenByForce() throws Exception {
        Files.createDirectories(folder.resolve(FOLDER));
        Files.writeString(folder.resolve(PROMPT), "untracked\n");
        refused("is not as it was committed", () -> force("main"));
        refused("is not as it was committed", () -> force(BRANCH));
        Files.writeString(folder.resolve(".gitignore"), "prompts/\n");
        refused("is not as it was committed", () -> force("main"));
        Files.delete(folder.resolve(".gitignore"));
        git.add().addFilepattern(PROMPT).call();
        refused("is not as it was committed", () -> force("main"));
        git.commit().setMessage("mine").setSign(false).call();
        Files.writeString(folder.resolve(PROMPT), "changed\n");
        refused("is not as it was committed", () -> force("main"));
        Files.delete(folder.resolve(PROMPT));
        refused("is not as it was committed", () -> force("main"));
        assertThat(folder.resolve(PROMPT)).doesNotExist();
        assertThat(folder.resolve("prompts/play/cases.jsonl")).doesNotExist();
    }

    @Test
    void linksAndSubmodulesDoNotLeadOutOfTheRepository() throws Exception {
        Path outside = Files.createDirectory(scratch.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("prompts"), outside);
        refused("is a symbolic link", () -> force("main"));
        refused("is a symbolic link", () -> force(BRANCH));
        git.add().addFilepattern("prompts").call();
        git.commit().setMessage("link").setSign(false).call();
        refused("prompts is a symbolic link on the branch", () -> force("main"));
        git.rm().addFilepattern("prompts").call();
        git.commit().setMessage("no link").setSign(false).call();
        try (Git inner =
                Git.init().setDirectory(folder.resolve("prompts").toFile()).call()) {
            assertThat(inner.getRepository().isBare()).isFalse();
            refused("is a repository of its own", () -> force("main"));
        }
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/x", "a/../b", ".git", ".git/hooks", "a//b", "", "a\\b", "a/.github", "C:/x"})
    void aFolderThatMightLeadElsewhereIsRefused(String path) {
        refused(
                "must be a folder in the repository",
                () -> RepositoryExport.commit(bundle, target(BRANCH, path, true), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "x.lock", "a b", "-x", "HEAD", "/a", "a~1", "@{1}"})
    void aBranchThatGitWouldNotTakeIsRefused(String branch) {
        refused("is no name that git takes", () -> commit(branch));
    }

    @Test
    void aBranchBesideWhichItCannotBeIsNamed() throws Exception {
        git.branchCreate().setName("prompts").call();
        refused("one name is the beginning of the other", () -> commit("prompts/play"));
    }

    @Test
    void secretsAreNotWrittenAnywhere() throws Exception {
        String key = "gh" + "p_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5";
        bundle = Shelf.bundle(scratch, prompt("Use " + key));
        assertThatThrownBy(() -> commit("main"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a token of GitHub")
                .hasMessageContaining(PROMPT)
                .hasMessageNotContaining(key);
        bundle = Shelf.bundle(scratch, prompt("Say correct-horse-battery."));
        refused(
                "environment variable",
                () -> RepositoryExport.commit(
                        bundle, target("main", FOLDER, true), List.of(), List.of("correct-horse-battery")));
        assertThat(git.status().call().isClean()).isTrue();
        assertThat(git.log().call()).hasSize(1);
    }

    @Test
    void whoCommitsMustBeKnown() throws Exception {
        git.getRepository().getConfig().unsetSection("user", null);
        git.getRepository().getConfig().save();
        refused("git config user.name", () -> commit(BRANCH));
    }

    @Test
    void otherStatesOfARepository() throws Exception {
        String head = git.getRepository().resolve("HEAD").name();
        git.checkout().setName(head).call();
        Committed detached = commit("from-detached");
        assertThat(commit(detached.id().orElseThrow(), "from-detached")
                        .getParent(0)
                        .name())
                .isEqualTo(head);
        git.checkout().setName("main").call();

        Path young = scratch.resolve("young");
        try (Git unborn =
                Git.init().setDirectory(young.toFile()).setInitialBranch("main").call()) {
            who(unborn);
            RepositoryExport.commit(bundle, new Target(young, "side", FOLDER, false), List.of(), List.of());
            assertThat(unborn.getRepository().resolve("HEAD")).isNull();
            assertThat(unborn.status().call().isClean()).isTrue();
            RepositoryExport.commit(bundle, new Target(young, "main", FOLDER, false), List.of(), List.of());
            assertThat(unborn.log().call()).hasSize(1);
            assertThat(unborn.status().call().isClean()).isTrue();
            assertThat(young.resolve(PROMPT)).exists();
        }

        Path bare = scratch.resolve("bare.git");
        try (Git served = Git.init().setDirectory(bare.toFile()).setBare(true).call()) {
            who(served);
            RepositoryExport.commit(bundle, new Target(bare, BRANCH, FOLDER, false), List.of(), List.of());
            assertThat(served.getRepository().resolve(BRANCH)).isNotNull();
        }

        Path none = Files.createDirectory(scratch.resolve("none"));
        refused(
                "is no git repository",
                () -> RepositoryExport.commit(bundle, new Target(none, BRANCH, FOLDER, false), List.of(), List.of()));
        Path deeper = Files.createDirectory(folder.resolve("src"));
        refused(
                "is not the top of a git repository",
                () -> RepositoryExport.commit(bundle, new Target(deeper, BRANCH, FOLDER, false), List.of(), List.of()));
        refused(
                "there is no folder",
                () -> RepositoryExport.commit(
                        bundle, new Target(folder.resolve("gone"), BRANCH, FOLDER, false), List.of(), List.of()));
    }

    @Test
    void workThatIsGoingOnIsNotDisturbed() throws Exception {
        git.branchCreate().setName("other").call();
        Files.writeString(folder.resolve("README.md"), "ours\n");
        git.commit().setAll(true).setMessage("ours").setSign(false).call();
        git.checkout().setName("other").call();
        Files.writeString(folder.resolve("README.md"), "theirs\n");
        git.commit().setAll(true).setMessage("theirs").setSign(false).call();
        git.merge().include(git.getRepository().resolve("main")).call();
        refused("in the middle of something", () -> commit("other"));
        assertThat(commit(BRANCH).id()).as("elsewhere nothing is disturbed").isPresent();
    }

    @Test
    void aLockedIndexIsLeftToWhoHoldsIt() throws Exception {
        Files.createFile(folder.resolve(".git/index.lock"));
        refused("another program works on the index", () -> commit("main"));
        assertThat(folder.resolve("prompts")).doesNotExist();
        assertThat(git.log().call()).hasSize(1);
    }

    @Test
    void aLinkedWorkingTreeIsARepositoryToo() throws Exception {
        Path linked = scratch.resolve("linked");
        Optional<String> made = git("worktree", "add", "-q", "-b", "linked", linked.toString());
        assumeTrue(made.isPresent(), "there is no git on the PATH");
        refused("checked out in another working tree", () -> commit("linked"));
        refused(
                "checked out in another working tree",
                () -> RepositoryExport.commit(bundle, new Target(linked, "main", FOLDER, false), List.of(), List.of()));
        Committed committed =
                RepositoryExport.commit(bundle, new Target(linked, "linked", FOLDER, false), List.of(), List.of());
        assertThat(commit(committed.id().orElseThrow(), "linked")).isNotNull();
        assertThat(linked.resolve(PROMPT)).exists();
        assertThat(git("-C", linked.toString(), "status", "--porcelain")).hasValue("");
        assertThat(folder.resolve("prompts")).doesNotExist();
    }

    @Test
    void anotherJobsFolderIsLeftAlone() throws Exception {
        commit(BRANCH);
        Lock lock = bundle.lock();
        Lock other = new Lock(
                lock.lock(),
                lock.prompt(),
                lock.cases(),
                lock.score(),
                lock.versions(),
                lock.run(),
                lock.exported(),
                lock.job().put("name", "other"));
        bundle = new Bundle(other, bundle.prompt(), bundle.cases(), bundle.outcome(), bundle.proven());
        refused("holds the prompt of another job, play", () -> commit(BRANCH));
    }

    @Test
    void theTextForReviewersIsNoMarkupOfSomebodyElse() {
        Committed committed = RepositoryExport.preview(bundle, target(BRANCH, FOLDER, false), List.of(), List.of());
        assertThat(PullRequest.of(bundle, committed))
                .startsWith("# Prompt play: 25.0 -> 90.0 points\n")
                .contains("| 40 test cases | 25.0 | 90.0 | 65.0 [40.0, 80.0] |")
                .contains("| `a/b'<x>`, 20 | 20.0 | 90.0 |")
                .contains("- `beware of # this`")
                .contains("`refinery check prompts/play` asks 20 locked cases");
    }

    private interface Attempt {
        Object run() throws Exception;
    }

    private static void refused(String message, Attempt attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(BadInput.class).hasMessageContaining(message);
    }

    private Committed commit(String branch) {
        return RepositoryExport.commit(bundle, target(branch, FOLDER, false), List.of(), List.of());
    }

    private Committed force(String branch) {
        return RepositoryExport.commit(bundle, target(branch, FOLDER, true), List.of(), List.of());
    }

    private Target target(String branch, String path, boolean force) {
        return new Target(folder, branch, path, force);
    }

    private static String prompt(String system) {
        return "system: " + system + "\nuser: \"{{question}}\"\n";
    }

    private static void who(Git git) throws IOException {
        git.getRepository().getConfig().setString("user", null, "name", "Ann");
        git.getRepository().getConfig().setString("user", null, "email", "ann@example.org");
        git.getRepository().getConfig().save();
    }

    private RevCommit commit(String id, String branch) throws IOException {
        assertThat(git.getRepository().resolve("refs/heads/" + branch).name()).isEqualTo(id);
        try (RevWalk walk = new RevWalk(git.getRepository())) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
            walk.parseBody(commit);
            return commit;
        }
    }

    private List<String> files(RevCommit commit) throws IOException {
        List<String> files = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(git.getRepository())) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                files.add(walk.getPathString());
            }
        }
        return files;
    }

    private String file(RevCommit commit, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(git.getRepository(), path, commit.getTree())) {
            return new String(git.getRepository().open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the git of this machine says; empty when there is none. */
    private Optional<String> git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            builder.environment()
                    .put("GIT_CONFIG_GLOBAL", scratch.resolve("no-config").toString());
            process = builder.start();
        } catch (IOException none) {
            return Optional.empty();
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Optional.of(said);
    }
}
