package org.promptrefinery.export.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.gate.Bundle;
import org.promptrefinery.export.gate.Lock;
import org.promptrefinery.export.gate.LockFile;
import org.promptrefinery.export.gate.Shelf;

/** Exports into real repositories. */
class RepositoryExportTest extends RepositoryStage {

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
        bundle = new Bundle(
                other, bundle.prompt(), bundle.cases(), List.of(), Optional.empty(), bundle.outcome(), bundle.proven());
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
}
